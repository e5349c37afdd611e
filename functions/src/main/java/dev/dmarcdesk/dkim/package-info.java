/// DKIM (RFC 6376, RFC 8301, RFC 8463), in two halves.
///
/// Key records: what they say, whether verifiers can use them, and where to look for them. Start
/// with [DkimCheck], then [KeyRecordParser].
///
/// Signatures of a message: start with [SignatureVerifier]. What ARC has in common with them is in
/// [DkimSignature#parseArc], [SignedHeaders], [SignedText] and [BodyHashes].
@NullMarked
package dev.dmarcdesk.dkim;

import org.jspecify.annotations.NullMarked;

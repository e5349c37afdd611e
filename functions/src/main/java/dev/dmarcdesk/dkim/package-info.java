/// DKIM key records (RFC 6376 §3.6, RFC 8301, RFC 8463): what they say, whether verifiers can use
/// them, and where to look for them. Start with [DkimCheck], then [KeyRecordParser].
@NullMarked
package dev.dmarcdesk.dkim;

import org.jspecify.annotations.NullMarked;

package dev.dmarcdesk.dkim;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.mail.FromField;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.text.Parsed;

import java.util.List;

/// One DKIM-Signature field (RFC 6376 §3.5), or the message signature of an ARC set (RFC 8617
/// §4.1.2), which has the same tags but for `i=`.
///
/// @param field as it stands in the header
/// @param algorithm of the hash and of the key
/// @param domain the SDID, `d=`
/// @param identity the domain of the AUID, `i=`; the SDID where there is none
/// @param selector `s=`
/// @param header how header fields are canonicalized
/// @param body how the body is
/// @param signedFields the names in `h=`, in order, as written
/// @param bodyHash `bh=`, in base64 without white space
/// @param signature `b=`, in base64 without white space
/// @param length `l=`, how many octets of the body are signed; at most one
/// @param signedAt `t=`, in seconds since 1970; at most one
/// @param expires `x=`, in seconds since 1970; at most one
public record DkimSignature(
        HeaderField field,
        Algorithm algorithm,
        DomainName domain,
        DomainName identity,
        String selector,
        Canonicalization header,
        Canonicalization body,
        List<String> signedFields,
        String bodyHash,
        String signature,
        List<Long> length,
        List<Long> signedAt,
        List<Long> expires) {
    /// The name of the field.
    public static final String NAME = "DKIM-Signature";

    public DkimSignature {
        signedFields = List.copyOf(signedFields);
        length = List.copyOf(length);
        signedAt = List.copyOf(signedAt);
        expires = List.copyOf(expires);
    }

    /// Reads a DKIM-Signature field.
    ///
    /// Everything a receiver must not overlook makes it invalid (§6.1.1), but for a From that is
    /// not signed: see [SignatureOutcome.Flaw#FROM_NOT_SIGNED].
    ///
    /// @return the signature, or why there is none; places are counted from the start of the raw
    ///   field
    public static Parsed<DkimSignature> parse(HeaderField field) {
        return new DkimSignatureParser(field, false).parse();
    }

    /// Reads an ARC-Message-Signature field: no version, and `i=` is no identity (RFC 8617 §4.1.2).
    ///
    /// @return as [#parse(HeaderField)]
    public static Parsed<DkimSignature> parseArc(HeaderField field) {
        return new DkimSignatureParser(field, true).parse();
    }

    /// Whether `h=` names From, as it has to (§5.4).
    public boolean signsFrom() {
        return signedFields.stream().anyMatch(FromField.NAME::equalsIgnoreCase);
    }

    /// The signature with what it signs, to be tried on a key.
    ///
    /// @param headers of the message it stands in
    public SignedText over(SignedHeaders headers) {
        return new SignedText(
                algorithm, domain, identity, selector, () -> headers.hashInput(this), signature);
    }

    /// `a=` (RFC 6376 §3.3, RFC 8463 §3).
    public enum Algorithm {
        RSA_SHA1("rsa-sha1"),
        RSA_SHA256("rsa-sha256"),
        ED25519_SHA256("ed25519-sha256");

        private final String word;

        Algorithm(String word) {
            this.word = word;
        }

        /// As the standards spell it.
        public String word() {
            return word;
        }
    }
}

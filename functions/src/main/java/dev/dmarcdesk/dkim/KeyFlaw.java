package dev.dmarcdesk.dkim;

import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Range;

/// One reason why verifiers can not use a key record.
///
/// @param kind the reason
/// @param at where in the record
public record KeyFlaw(Kind kind, Range at) {
    /// The reasons; each says what should stand there.
    public enum Kind {
        NO_RECORD("a DKIM key record"),
        QUOTES("no quotation marks"),
        BACKSLASHES("no backslashes"),
        NON_ASCII("plain ASCII"),
        ARMOUR("the key alone, without the lines of a key file"),
        SEPARATOR("a semicolon between the tags"),
        SYNTAX("tag=value, separated by semicolons"),
        DUPLICATE_TAG("each tag once"),
        VERSION("v=DKIM1"),
        VERSION_NOT_FIRST("v=DKIM1 as the first tag"),
        KEY_TYPE("k=rsa or k=ed25519"),
        NO_KEY("p= with the public key"),
        BASE64("base64"),
        TRUNCATED("the whole key"),
        NOT_RSA("an RSA public key in DER"),
        ED25519_LENGTH("an Ed25519 key of 32 octets"),
        ED25519_UNNAMED("k=ed25519"),
        RSA_MISNAMED("k=rsa"),
        ED25519_WRAPPED("the 32 octets of the Ed25519 key, without the ASN.1 around them"),
        SHA1_ONLY("h=sha256"),
        HASH_UNKNOWN("h=sha256"),
        SERVICE("s=email or s=*");

        private final String expected;

        Kind(String expected) {
            this.expected = expected;
        }
    }

    /// As a parser's defect.
    Defect defect() {
        return new Defect(kind.expected, at);
    }
}

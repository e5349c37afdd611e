package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dns.Answer;

/// Whether the Author Domain exists: only NXDOMAIN says that it does not (RFC 9989 §3.2.13, §A.4;
/// RFC 8020). A name with a CNAME exists even where its target does not.
public enum Existence {
    EXISTS,
    DOES_NOT_EXIST,
    UNKNOWN;

    /// What any one question at the name tells.
    static Existence of(Answer answer) {
        return switch (answer) {
            case Answer.Found _, Answer.NoData _ -> EXISTS;
            case Answer.NoSuchDomain(var aliases) -> aliases.isEmpty() ? DOES_NOT_EXIST : EXISTS;
            case Answer.Unavailable _ -> UNKNOWN;
        };
    }
}

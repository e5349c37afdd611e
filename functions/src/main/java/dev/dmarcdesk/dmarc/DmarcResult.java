package dev.dmarcdesk.dmarc;

import java.util.Locale;

/// The result of a DMARC check on one message (RFC 9989 §5.3, RFC 8601 §2.7.6).
public enum DmarcResult {
    /// An Authenticated Identifier aligns.
    PASS,
    /// None does.
    FAIL,
    /// DMARC does not apply.
    NONE,
    /// The DNS did not tell enough to pass or fail (§5.3.6).
    TEMPERROR;

    /// The word of Authentication-Results.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.dmarcdesk.dnssec;

import dev.dmarcdesk.check.Facts;
import dev.dmarcdesk.dns.Security;

/// How a domain's signatures stand.
///
/// @param security what following them came to
public record DnssecFacts(Security security) implements Facts {
    /// The word for JSON.
    public String word() {
        return switch (security) {
            case Security.Secure _ -> "secure";
            case Security.Insecure _ -> "insecure";
            case Security.Bogus _ -> "bogus";
            case Security.Unknown _, Security.Unasked _ -> "unknown";
        };
    }
}

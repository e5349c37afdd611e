package dev.dmarcdesk.domain;

import dev.dmarcdesk.check.Facts;
import dev.dmarcdesk.dns.DomainName;

/// What is known of the domain itself.
///
/// @param domain the domain asked
/// @param existence whether it is there
/// @param address whether it has an A or AAAA record, to which mail would go for want of an MX (RFC
///   5321 §5.1)
public record DomainFacts(DomainName domain, Existence existence, Presence address)
        implements Facts {
    /// Whether a record is there.
    public enum Presence {
        PRESENT,
        ABSENT,
        UNKNOWN
    }
}

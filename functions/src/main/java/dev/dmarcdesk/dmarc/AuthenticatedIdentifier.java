package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dns.DomainName;

/// A domain that SPF or DKIM vouches for, or tried to (RFC 9989 §4.4).
public sealed interface AuthenticatedIdentifier {
    /// The domain.
    DomainName domain();

    /// What the mechanism said.
    Authentication result();

    /// How close it has to be, as a record asks.
    default AlignmentMode mode(PolicyRecord record) {
        var asked =
                switch (this) {
                    case SpfDomain _ -> record.aspf();
                    case DkimSigningDomain _ -> record.adkim();
                };
        return asked.or(AlignmentMode.RELAXED);
    }

    /// The MAIL FROM domain, never the HELO one (§4.4.2).
    record SpfDomain(DomainName domain, Authentication result) implements AuthenticatedIdentifier {}

    /// The `d=` of one signature (§4.4.1).
    record DkimSigningDomain(DomainName domain, Authentication result)
            implements AuthenticatedIdentifier {}

    /// As much of a result as DMARC looks at.
    enum Authentication {
        PASS,
        /// Any definite result but a pass.
        FAIL,
        /// No definite result: the DNS failed.
        TEMPERROR
    }
}

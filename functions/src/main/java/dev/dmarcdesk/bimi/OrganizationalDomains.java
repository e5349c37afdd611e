package dev.dmarcdesk.bimi;

import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;

import java.util.Optional;

/// Tells Organizational Domains. BIMI takes the term from DMARC (BIMI §3) and does not know how
/// they are found.
@FunctionalInterface
public interface OrganizationalDomains {
    /// The Organizational Domain of `domain`; nothing when the DNS did not tell.
    Optional<DomainName> of(DomainName domain, Dns dns);
}

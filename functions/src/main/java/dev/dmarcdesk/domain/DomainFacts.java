package dev.dmarcdesk.domain;

import dev.dmarcdesk.check.Facts;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Existence;

/// What is known of the domain itself.
///
/// @param domain the domain asked
/// @param existence whether it is there
public record DomainFacts(DomainName domain, Existence existence) implements Facts {}

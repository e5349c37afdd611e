package dev.dmarcdesk.plan;

import dev.dmarcdesk.dns.DomainName;

import java.util.List;

/// What the asker says about where a record is to be published.
///
/// @param domain whose record it is, to be held against what is published; at most one
/// @param selector the DKIM or BIMI selector, at most one
public record Target(List<DomainName> domain, List<String> selector) {
    /// Nothing: the text alone is judged.
    public static final Target NONE = new Target(List.of(), List.of());

    public Target {
        domain = List.copyOf(domain);
        selector = List.copyOf(selector);
    }

    /// Whether the DNS is to be asked.
    public boolean isLive() {
        return !domain.isEmpty();
    }
}

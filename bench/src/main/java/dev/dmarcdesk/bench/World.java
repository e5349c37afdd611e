package dev.dmarcdesk.bench;

import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;

import java.util.List;

/// Domains to audit, and a DNS that answers from memory.
///
/// @param domains each once
/// @param dns the records
record World(List<DomainName> domains, Dns dns) {
    static final String MADE_UP = "made-up";
    private static final int OF_EACH_KIND = 25;

    World {
        domains = List.copyOf(domains);
    }

    /// The world `made-up`, or a set of the recorded world beside the project.
    static World named(String name) {
        if (name.equals(MADE_UP)) {
            return MadeUpZone.of(OF_EACH_KIND);
        }
        var recorded = dev.dmarcdesk.World.read(name);
        return new World(
                recorded.domains().stream().map(DomainName::of).toList(), recorded.records());
    }
}

package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.diagnosis.Trace.Station;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.text.Parsed;

/// What the servers on the way are for, as the catalogue of services knows by their names.
///
/// @param senders the catalogue
record HostServices(Senders senders) {
    /// Whether one of the servers is of a service of that kind.
    boolean isOf(Station station, Sender.Kind kind) {
        return station.hops().stream().anyMatch(hop -> isOf(hop.by(), kind));
    }

    /// Whether a domain is of a service that sends for its customers: what it calls lists are
    /// theirs.
    boolean isSendersOwn(String domain) {
        return DomainName.parse(domain) instanceof Parsed.Valid<DomainName>(var name, _)
                && senders.bySigningDomain(name)
                        .filter(match -> Services.SENDING.contains(match.sender().kind()))
                        .isPresent();
    }

    private boolean isOf(String host, Sender.Kind kind) {
        return DomainName.parse(host) instanceof Parsed.Valid<DomainName>(var name, _)
                && senders.byMailHost(name)
                        .filter(match -> match.sender().kind() == kind)
                        .isPresent();
    }
}

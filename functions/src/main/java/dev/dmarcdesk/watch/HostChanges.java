package dev.dmarcdesk.watch;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.text.Parsed;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How the hosts that a domain names changed: those that take its mail, and those that run its
/// zone.
final class HostChanges {
    private HostChanges() {}

    static ChangeFinding delegation(Shift shift) {
        List<String> was = hosts(shift.before());
        List<String> is = hosts(shift.after());
        return new ChangeFinding.DelegationChanged(shift, without(is, was), without(was, is));
    }

    static ChangeFinding mx(DomainName domain, Shift shift, Senders senders) {
        List<String> was = hosts(shift.before());
        List<String> is = hosts(shift.after());
        return new ChangeFinding.MxChanged(
                domain,
                without(is, was),
                without(was, is),
                services(was, senders),
                services(is, senders),
                !is.isEmpty(),
                shift);
    }

    private static List<String> without(List<String> all, List<String> others) {
        return all.stream().filter(host -> !others.contains(host)).toList();
    }

    /// The hosts of MX records (`10 mx.example.com`) or NS records; a null MX names none (RFC 7505
    /// §3).
    static List<String> hosts(List<String> records) {
        return names(records).map(DomainName::toString).distinct().toList();
    }

    static Stream<DomainName> names(List<String> records) {
        return records.stream()
                .map(record -> record.substring(record.lastIndexOf(' ') + 1))
                .map(DomainName::parse)
                .flatMap(HostChanges::name)
                .filter(name -> !name.isRoot());
    }

    private static Stream<DomainName> name(Parsed<DomainName> parsed) {
        return parsed instanceof Parsed.Valid<DomainName>(var name, _)
                ? Stream.of(name)
                : Stream.empty();
    }

    private static List<String> services(List<String> hosts, Senders senders) {
        return hosts.stream()
                .map(DomainName::of)
                .map(senders::byMailHost)
                .flatMap(Optional::stream)
                .map(match -> match.sender().shortName())
                .distinct()
                .toList();
    }
}

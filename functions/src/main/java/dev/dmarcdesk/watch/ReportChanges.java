package dev.dmarcdesk.watch;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.SenderMatch;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.tlsrpt.TlsRptParser;
import dev.dmarcdesk.tlsrpt.TlsRptRecord;
import dev.dmarcdesk.watch.ReportAddress.Purpose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// How report addresses changed. A new one is always told: it is how reports are hijacked.
final class ReportChanges {
    private ReportChanges() {}

    /// @param shift the record they stand in
    /// @param isOurs whether a host is of the domain's own organization
    static List<ChangeFinding> between(
            DomainName domain,
            List<ReportAddress> before,
            List<ReportAddress> after,
            Shift shift,
            Predicate<String> isOurs,
            Senders senders) {
        var findings = new ArrayList<ChangeFinding>();
        for (ReportAddress address : without(after, before)) {
            findings.add(
                    new ChangeFinding.ReportAddressAdded(
                            domain,
                            address,
                            !isOurs.test(address.host()),
                            service(address.host(), senders),
                            shift));
        }
        for (ReportAddress address : without(before, after)) {
            findings.add(
                    new ChangeFinding.ReportAddressRemoved(
                            domain, address, count(after, address.purpose()), shift));
        }
        return findings;
    }

    private static List<ReportAddress> without(
            List<ReportAddress> all, List<ReportAddress> others) {
        var known = others.stream().map(ReportAddress::meaning).toList();
        return all.stream().filter(address -> !known.contains(address.meaning())).toList();
    }

    private static int count(List<ReportAddress> all, Purpose purpose) {
        return (int) all.stream().filter(address -> address.purpose() == purpose).count();
    }

    /// Whoever runs the host, where that is a service that is known.
    private static String service(String host, Senders senders) {
        return DomainName.parse(host) instanceof Parsed.Valid<DomainName>(var name, _)
                ? senders.byMailHost(name)
                        .or(() -> senders.byBounceDomain(name))
                        .or(() -> senders.byInclude(name))
                        .map(SenderMatch::sender)
                        .map(sender -> sender.shortName())
                        .orElse("")
                : "";
    }

    /// The addresses of TLS-RPT records.
    static List<ReportAddress> tls(List<String> records) {
        return records.stream()
                .map(TlsRptParser::parse)
                .filter(Parsed.Valid.class::isInstance)
                .map(parsed -> ((Parsed.Valid<TlsRptRecord>) parsed).value())
                .flatMap(record -> record.rua().stream())
                .map(uri -> new ReportAddress(Purpose.TLS, uri.text(), uri.host()))
                .distinct()
                .toList();
    }
}

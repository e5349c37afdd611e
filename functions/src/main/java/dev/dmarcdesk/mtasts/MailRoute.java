package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;

import java.util.Comparator;
import java.util.List;

/// Where the mail of a domain goes (RFC 5321 §5.1).
public sealed interface MailRoute {
    /// To hosts.
    ///
    /// @param names at least one, the preferred first; the domain itself where no MX record is
    record Hosts(List<DomainName> names) implements MailRoute {
        public Hosts {
            names = List.copyOf(names);
        }
    }

    /// Nowhere: it takes none (RFC 7505), or has neither an MX record nor an address.
    record Nowhere() implements MailRoute {}

    /// The DNS did not answer.
    record Unknown() implements MailRoute {}

    /// Reads the answer to the question for MX records.
    ///
    /// @param dns asked for the domain's own address where there is no MX record
    static MailRoute of(DomainName domain, Answer mx, Dns dns) {
        return switch (mx) {
            case Answer.Found found -> byRecords(found.all(Rdata.Exchange.class));
            case Answer.Absent _ -> byAddress(domain, dns);
            case Answer.Unavailable _ -> new Unknown();
        };
    }

    private static MailRoute byRecords(List<Rdata.Exchange> records) {
        List<DomainName> names =
                records.stream()
                        .sorted(
                                Comparator.comparingInt(Rdata.Exchange::preference)
                                        .thenComparing(Rdata.Exchange::host))
                        .map(Rdata.Exchange::host)
                        .filter(host -> !host.isRoot())
                        .distinct()
                        .toList();
        return names.isEmpty() ? new Nowhere() : new Hosts(names);
    }

    private static MailRoute byAddress(DomainName domain, Dns dns) {
        List<Answer> answers =
                dns.askAll(
                        List.of(new Question(domain, RrType.A), new Question(domain, RrType.AAAA)));
        if (answers.stream().anyMatch(Answer.Found.class::isInstance)) {
            return new Hosts(List.of(domain));
        }
        return answers.stream().allMatch(Answer.Absent.class::isInstance)
                ? new Nowhere()
                : new Unknown();
    }
}

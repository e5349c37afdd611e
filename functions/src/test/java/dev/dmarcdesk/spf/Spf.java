package dev.dmarcdesk.spf;

import dev.dmarcdesk.Said;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.sender.Senders;

import java.util.List;

/// Runs the check over zone text, for `a.example` unless told otherwise.
final class Spf {
    static final DomainName DOMAIN = DomainName.of("a.example");

    private Spf() {}

    /// A zone in which `a.example` receives mail and publishes one record.
    static Dns publishing(String record, String... more) {
        return ZoneDns.of(
                "a.example MX 10 mail.a.example\na.example TXT "
                        + record
                        + "\n"
                        + String.join("\n", more));
    }

    static Examination<SpfFacts> check(Dns dns) {
        return new SpfCheck(Senders.NONE).examine(new Subject(DOMAIN, List.of()), Sources.of(dns));
    }

    static SpfView view(Dns dns) {
        return SpfView.of(DOMAIN, dns, Senders.NONE);
    }

    static SpfRepair repair(Dns dns) {
        return SpfRepair.of(view(dns), dns, Senders.NONE);
    }

    static SpfTree tree(String record, String... more) {
        return SpfFacts.of(DOMAIN, publishing(record, more)).tree().orElseThrow();
    }

    static List<String> codes(Examination<SpfFacts> examination) {
        return Said.codes(examination);
    }

    static List<SpfFinding> findings(String record, String... more) {
        return view(publishing(record, more)).findings();
    }

    static Advice advice(String code, Dns dns) {
        return check(dns).advice().stream()
                .filter(advice -> advice.finding().code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not among " + codes(check(dns))));
    }

    static List<RecordEdit> edits(Advice advice) {
        return advice.fix() instanceof Fix.Todo(_, var records, _) ? records : List.of();
    }
}

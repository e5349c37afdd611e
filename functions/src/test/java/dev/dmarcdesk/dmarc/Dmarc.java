package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.Said;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.suffix.PublicSuffixes;

import java.util.List;

/// Shorthand for tests: a zone in, what [DmarcCheck] makes of it out.
final class Dmarc {
    private static final int BUDGET = 60;

    private static final PublicSuffixes SUFFIXES =
            PublicSuffixes.parse(
                    """
                    com
                    net
                    uk
                    co.uk
                    hosting.net
                    """);

    private Dmarc() {}

    static Examination<DmarcFacts> examine(String domain, String zone) {
        return examine(domain, ZoneDns.of(zone));
    }

    static Examination<DmarcFacts> examine(String domain, Dns dns) {
        return new DmarcCheck(SUFFIXES)
                .examine(
                        new Subject(DomainName.of(domain), List.of()),
                        Sources.of(new RecordingDns(dns, BUDGET)));
    }

    static DmarcFacts facts(String domain, String zone) {
        return examine(domain, zone).facts();
    }

    static int asked(String domain, String zone) {
        var dns = new RecordingDns(ZoneDns.of(zone), BUDGET);
        new DmarcCheck(SUFFIXES)
                .examine(new Subject(DomainName.of(domain), List.of()), Sources.of(dns));
        return dns.transcript().asked();
    }

    static List<String> codes(Examination<DmarcFacts> examination) {
        return Said.codes(examination);
    }

    static List<String> codes(String domain, String zone) {
        return codes(examine(domain, zone));
    }

    static Advice advice(Examination<DmarcFacts> examination, String code) {
        return examination.advice().stream()
                .filter(advice -> advice.finding().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    static Advice advice(String domain, String zone, String code) {
        return advice(examine(domain, zone), code);
    }

    static List<String> edits(Advice advice) {
        return ((Fix.Todo) advice.fix())
                .records().stream()
                        .map(edit -> edit.action() + " " + edit.name() + " " + edit.value())
                        .toList();
    }

    /// Everything a person reads of it.
    static String words(Advice advice) {
        String fix = advice.fix() instanceof Fix.Todo(var summary, _, _) ? summary.text() : "";
        return String.join("\n", advice.title().text(), advice.because().text(), fix);
    }

    static String words(Examination<DmarcFacts> examination) {
        return String.join("\n", examination.advice().stream().map(Dmarc::words).toList());
    }
}

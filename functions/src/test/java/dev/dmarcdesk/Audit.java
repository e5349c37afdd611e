package dev.dmarcdesk;

import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.lambda.ReportJson;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.report.Checks;
import dev.dmarcdesk.report.Examiner;
import dev.dmarcdesk.report.Inspection;
import dev.dmarcdesk.report.Report;
import dev.dmarcdesk.report.ReportPage;
import dev.dmarcdesk.report.Run;
import dev.dmarcdesk.web.Web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One whole audit as the program makes it, over a DNS of the test's choice.
///
/// @param report what came of it
public record Audit(Report report) {
    private static final Run RUN = new Run(Instant.EPOCH, Duration.ofMillis(7));
    private static final Examiner EXAMINER =
            new Examiner(
                    Checks.all(
                            BundledData.suffixes(), BundledData.selectors(), BundledData.senders()),
                    BundledData.senders());

    /// Audits `domain`.
    public static Audit of(String domain, Dns dns, String... selectors) {
        return of(domain, dns, Web.OFFLINE, ChainOfTrust.OFFLINE, selectors);
    }

    /// Audits `domain` with a web, and somebody who follows signatures.
    public static Audit of(
            String domain, Dns dns, Web web, ChainOfTrust chain, String... selectors) {
        return of(
                new Subject(DomainName.of(domain), List.of(selectors)),
                new RecordingDns(dns, Inspector.BUDGET),
                web,
                chain);
    }

    /// Audits `subject` over the DNS of a run that may go on asking it.
    public static Audit of(Subject subject, RecordingDns dns, Web web, ChainOfTrust chain) {
        return new Audit(EXAMINER.examine(subject, dns, web, chain));
    }

    /// Audits `domain` in a zone text whose names are below it.
    public static Audit of(String domain, String zone, String... selectors) {
        return of(domain, ZoneDns.of("$ORIGIN " + domain + ".\n" + zone), selectors);
    }

    /// The codes of the findings, worst first.
    public List<String> codes() {
        return Said.codes(report);
    }

    /// What stands in a terminal.
    public String page() {
        return TerminalText.render(ReportPage.of(report, RUN), 100, false);
    }

    /// What programs get.
    public String json() {
        return ReportJson.write(new Inspection(report, RUN));
    }
}

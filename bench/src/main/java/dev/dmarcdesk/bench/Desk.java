package dev.dmarcdesk.bench;

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
import dev.dmarcdesk.watch.Snapshot;
import dev.dmarcdesk.watch.Snapshots;
import dev.dmarcdesk.web.Web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The product's own examiner over a DNS from memory: what an audit costs apart from waiting.
final class Desk {
    /// Over an empty DNS.
    static final Desk NONE = new Desk(ZoneDns.of(""));

    private static final Run RUN = new Run(Instant.EPOCH, Duration.ofMillis(1));
    private static final int WIDTH = 80;

    private final Examiner examiner =
            new Examiner(
                    Checks.all(
                            BundledData.suffixes(), BundledData.selectors(), BundledData.senders()),
                    BundledData.senders());
    private final Dns dns;

    Desk(Dns dns) {
        this.dns = dns;
    }

    /// Audits a domain with the budget of a real run.
    Inspection audit(DomainName domain) {
        var subject = new Subject(domain, List.of());
        return new Inspection(examine(subject, new RecordingDns(dns, Inspector.BUDGET)), RUN);
    }

    /// Looks at a domain as a watch does.
    Snapshot look(Subject subject) {
        var recording = new RecordingDns(dns, Inspector.BUDGET);
        return Snapshots.of(examine(subject, recording), recording);
    }

    /// How many questions such a look asks.
    int questions(Subject subject) {
        var recording = new RecordingDns(dns, Inspector.BUDGET);
        Snapshots.of(examine(subject, recording), recording);
        return recording.transcript().asked();
    }

    private Report examine(Subject subject, RecordingDns recording) {
        return examiner.examine(subject, recording, Web.OFFLINE, ChainOfTrust.OFFLINE);
    }

    /// What a program gets.
    String json(Inspection inspection) {
        return ReportJson.write(inspection);
    }

    /// What a person gets.
    String page(Inspection inspection) {
        return TerminalText.render(
                ReportPage.of(inspection.report(), inspection.run()), WIDTH, false);
    }

    /// Both, after an audit.
    String answer(DomainName domain) {
        Inspection inspection = audit(domain);
        return json(inspection) + page(inspection);
    }
}

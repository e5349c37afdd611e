package dev.dmarcdesk.plan;

import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.report.Checks;
import dev.dmarcdesk.report.Examiner;
import dev.dmarcdesk.report.Run;
import dev.dmarcdesk.web.Web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Roads as the program plans them, over a DNS of the test's choice.
final class Planning {
    private static final Run RUN = new Run(Instant.EPOCH, Duration.ofMillis(7));
    private static final Planner PLANNER = planner();

    private Planning() {}

    private static Planner planner() {
        var checks =
                Checks.all(BundledData.suffixes(), BundledData.selectors(), BundledData.senders());
        return new Planner(new Examiner(checks, BundledData.senders()), checks);
    }

    /// Plans for `domain`.
    static Rollout of(String domain, Dns dns, String... selectors) {
        return PLANNER.plan(
                new Subject(DomainName.of(domain), List.of(selectors)),
                new RecordingDns(dns, Inspector.BUDGET),
                Web.OFFLINE,
                ChainOfTrust.OFFLINE);
    }

    /// Plans for `domain` in a zone text whose names are below it.
    static Rollout of(String domain, String zone) {
        return of(domain, ZoneDns.of("$ORIGIN " + domain + ".\n" + zone));
    }

    /// What stands in a terminal.
    static String page(Rollout rollout) {
        return TerminalText.render(RolloutPage.of(rollout, RUN), 100, false);
    }
}

package dev.dmarcdesk.whatif;

import dev.dmarcdesk.Said;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.diagnosis.SeenMessage;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.plan.RecordLint;
import dev.dmarcdesk.report.Checks;
import dev.dmarcdesk.report.Examiner;
import dev.dmarcdesk.report.Run;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.web.Web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Changes tried out as the program tries them, over a DNS of the test's choice.
final class Trying {
    static final Run RUN = new Run(Instant.EPOCH, Duration.ofMillis(7));

    private static final int BUDGET = 1_000;
    private static final Simulation SIMULATION = simulation();

    private Trying() {}

    private static Simulation simulation() {
        var checks =
                Checks.all(BundledData.suffixes(), BundledData.selectors(), BundledData.senders());
        return new Simulation(
                new Examiner(checks, BundledData.senders()),
                new RecordLint(checks),
                BundledData.suffixes(),
                BundledData.senders());
    }

    static Change change(String text) {
        return switch (ChangeParser.parse(text, false, false)) {
            case Parsed.Valid<Change>(var change, _) -> change;
            case Parsed.Invalid<Change>(var defects) ->
                    throw new AssertionError(text + ": " + defects.getFirst().expected());
        };
    }

    /// What came of a change that was typed.
    static Answer answer(String domain, Dns dns, String typed, SeenMessage... message) {
        return answer(domain, dns, change(typed), List.of(), message);
    }

    static Answer answer(
            String domain, Dns dns, Change change, List<String> selector, SeenMessage... message) {
        return SIMULATION.tried(
                Subject.learnt(DomainName.of(domain), List.of()),
                change,
                selector,
                List.of(message),
                new RecordingDns(dns, BUDGET),
                Web.OFFLINE);
    }

    /// The same in a zone text, where it can be tried.
    static WhatIf in(String zone, String domain, String typed, SeenMessage... message) {
        return tried(answer(domain, ZoneDns.of(zone), typed, message));
    }

    static WhatIf tried(Answer answer) {
        return switch (answer) {
            case Answer.Tried(var whatIf) -> whatIf;
            case Answer.Impossible(var why) -> throw new AssertionError(why.text());
            case Answer.Undetermined(_, var why, _) -> throw new AssertionError(why.text());
        };
    }

    /// Why there is nothing to try.
    static String refusal(Answer answer) {
        return answer instanceof Answer.Impossible(var why) ? why.text() : "";
    }

    /// `before → after` of a trait; empty where it stays.
    static String shift(WhatIf whatIf, Trait trait) {
        return difference(whatIf, trait).map(one -> one.before() + " → " + one.after()).orElse("");
    }

    static Optional<Difference> difference(WhatIf whatIf, Trait trait) {
        return whatIf.differences().stream().filter(one -> one.what() == trait).findFirst();
    }

    static List<String> coming(WhatIf whatIf) {
        return Said.codes(whatIf.findings().coming());
    }

    static List<String> going(WhatIf whatIf) {
        return Said.codes(whatIf.findings().going());
    }

    static String headline(WhatIf whatIf) {
        return WhatIfPage.headline(whatIf).text();
    }

    /// What stands in a terminal.
    static String page(WhatIf whatIf) {
        return TerminalText.render(WhatIfPage.of(whatIf, RUN), 100, false);
    }
}

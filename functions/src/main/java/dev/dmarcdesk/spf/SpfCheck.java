package dev.dmarcdesk.spf;

import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Dns;

/// Looks at a domain's SPF record and all it includes.
public final class SpfCheck implements Check<SpfFacts> {
    @Override
    public String id() {
        return "spf";
    }

    @Override
    public Examination<SpfFacts> examine(Subject subject, Dns dns) {
        var view = SpfView.of(subject.domain(), dns);
        var repair = SpfRepair.of(view, dns);
        var advice =
                view.findings().stream().map(finding -> SpfAdvice.on(finding, repair)).toList();
        return new Examination<>(
                view.facts(), SpfRow.of(view.facts(), view.findings(), advice), advice);
    }
}

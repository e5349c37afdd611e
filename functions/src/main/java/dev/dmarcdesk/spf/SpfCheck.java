package dev.dmarcdesk.spf;

import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.sender.Senders;

/// Looks at a domain's SPF record and all it includes.
public final class SpfCheck implements Check<SpfFacts> {
    private final Senders senders;

    /// @param senders the services whose includes may be superfluous
    public SpfCheck(Senders senders) {
        this.senders = senders;
    }

    @Override
    public String id() {
        return "spf";
    }

    @Override
    public Examination<SpfFacts> examine(Subject subject, Sources sources) {
        Dns dns = sources.dns();
        var view = SpfView.of(subject.domain(), dns, senders);
        var repair = SpfRepair.of(view, dns, senders);
        var facts = view.facts().planned(BudgetPlan.of(view, repair, dns, senders));
        var services = new ServiceWords(senders, subject.domain());
        var without = WithoutUnused.of(view, repair, dns, senders);
        var advice =
                view.findings().stream()
                        .map(finding -> SpfAdvice.on(finding, repair))
                        .map(one -> BudgetFix.in(one, facts, repair))
                        .map(without::in)
                        .map(services::in)
                        .toList();
        return new Examination<>(facts, SpfRow.of(facts, view.findings(), advice), advice);
    }
}

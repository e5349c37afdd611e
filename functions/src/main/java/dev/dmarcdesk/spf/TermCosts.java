package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.Senders;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes down what each term of the owner's records costs, those of included own records below the
/// term that includes them.
final class TermCosts {
    private final DomainName domain;
    private final Senders senders;
    private final Set<DomainName> own = new HashSet<>();
    private final List<TermCost> costs = new ArrayList<>();

    private TermCosts(SpfDraft draft, Senders senders) {
        this.domain = draft.domain();
        this.senders = senders;
        own.add(draft.domain());
        draft.own().forEach(part -> own.add(part.domain()));
    }

    static List<TermCost> of(SpfDraft draft, Senders senders) {
        var costs = new TermCosts(draft, senders);
        costs.add(draft.tree(), 0);
        return costs.costs;
    }

    private void add(SpfTree tree, int depth) {
        for (var step : tree.steps()) {
            costs.add(
                    new TermCost(
                            tree.domain(),
                            depth,
                            step.term().text(),
                            step.lookups(),
                            step.voids(),
                            isExact(step),
                            Service.of(step, domain, senders)));
            if (step.leadsTo() instanceof SpfTarget.Policy(var below)
                    && own.contains(below.domain())) {
                add(below, depth + 1);
            }
        }
    }

    private static boolean isExact(SpfStep step) {
        return switch (step.leadsTo()) {
            case SpfTarget.Policy(var tree) ->
                    tree.unlisted() == 0 && tree.steps().stream().allMatch(TermCosts::isExact);
            case SpfTarget.Unavailable _, SpfTarget.NotFollowed _ -> false;
            case SpfTarget.PerClient _ ->
                    step.term() instanceof Directive directive
                            && !(directive.mechanism() instanceof Mechanism.Include);
            case SpfTarget.NoPolicy _,
                    SpfTarget.SeveralPolicies _,
                    SpfTarget.Loop _,
                    SpfTarget.Addresses _,
                    SpfTarget.MailHosts _,
                    SpfTarget.Nothing _ ->
                    true;
        };
    }
}

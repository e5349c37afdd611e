package dev.dmarcdesk.whatif;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.SenderMatch;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.spf.Directive;
import dev.dmarcdesk.spf.Mechanism;
import dev.dmarcdesk.spf.Modifier;
import dev.dmarcdesk.spf.Qualifier;
import dev.dmarcdesk.spf.SpfFacts;
import dev.dmarcdesk.spf.SpfStep;
import dev.dmarcdesk.spf.SpfTarget;
import dev.dmarcdesk.spf.SpfTree;
import dev.dmarcdesk.text.Parsed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Whom an SPF record lets send: the terms that say pass, each with the service behind it where the
/// catalogue knows one.
///
/// @param byTerm what to call each, by its term
record Allowed(SequencedMap<String, String> byTerm) {
    static Allowed by(SpfFacts facts, Senders senders) {
        var byTerm = new LinkedHashMap<String, String>();
        facts.tree().ifPresent(tree -> collect(tree, senders, byTerm));
        return new Allowed(byTerm);
    }

    /// Those that another record does not let send.
    List<String> without(Allowed other) {
        return byTerm.entrySet().stream()
                .filter(entry -> !other.byTerm.containsKey(entry.getKey()))
                .map(entry -> entry.getValue())
                .toList();
    }

    private static void collect(
            SpfTree tree, Senders senders, SequencedMap<String, String> byTerm) {
        for (Directive directive : tree.record().reached()) {
            if (directive.qualifier() == Qualifier.PASS
                    && !(directive.mechanism() instanceof Mechanism.All)
                    && !leadsNowhere(directive, tree)) {
                byTerm.putIfAbsent(directive.text(), name(directive, tree, senders));
            }
        }
        for (SpfStep step : tree.steps()) {
            if (step.term() instanceof Modifier.Redirect
                    && step.leadsTo() instanceof SpfTarget.Policy(var other)) {
                collect(other, senders, byTerm);
            }
        }
    }

    /// Whom nobody finds nobody lets send.
    private static boolean leadsNowhere(Directive directive, SpfTree tree) {
        return tree.steps().stream()
                .filter(step -> step.term().equals(directive))
                .map(SpfStep::leadsTo)
                .anyMatch(Allowed::isNothing);
    }

    private static boolean isNothing(SpfTarget target) {
        return switch (target) {
            case SpfTarget.NoPolicy _,
                    SpfTarget.SeveralPolicies _,
                    SpfTarget.Loop _,
                    SpfTarget.Nothing _ ->
                    true;
            case SpfTarget.Policy _,
                    SpfTarget.Addresses _,
                    SpfTarget.MailHosts _,
                    SpfTarget.Unavailable _,
                    SpfTarget.PerClient _,
                    SpfTarget.NotFollowed _ ->
                    false;
        };
    }

    private static String name(Directive directive, SpfTree tree, Senders senders) {
        return service(directive, tree, senders)
                .map(match -> match.sender().shortName() + " (" + directive.text() + ")")
                .orElse(directive.text());
    }

    private static Optional<SenderMatch> service(
            Directive directive, SpfTree tree, Senders senders) {
        return tree.steps().stream()
                .filter(step -> step.term().equals(directive))
                .filter(_ -> directive.mechanism() instanceof Mechanism.Include)
                .flatMap(step ->
                        DomainName.parse(step.target())
                                        instanceof Parsed.Valid<DomainName>(var name, _)
                                ? senders.byInclude(name).stream()
                                : Optional.<SenderMatch>empty().stream())
                .filter(SenderMatch::isNameable)
                .findFirst();
    }
}

package dev.dmarcdesk.spf;

import dev.dmarcdesk.sender.SenderMatch;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.spf.SpfFinding.Cost;
import dev.dmarcdesk.spf.SpfLimits.Expense;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What the tree costs (RFC 7208 §4.6.4).
final class BudgetRules {
    private static final int DEAREST = 3;

    private static final Comparator<Cost> DEAREST_FIRST =
            Comparator.comparingInt(Cost::lookups).reversed();

    private BudgetRules() {}

    /// @param unneeded the includes that could go
    /// @param senders the services that may be recognised
    static List<SpfFinding> on(
            SpfTree tree, List<SpfFinding.UnusedInclude> unneeded, Senders senders) {
        var findings = new ArrayList<SpfFinding>();
        SpfLimits.breach(tree)
                .ifPresent(breach ->
                        findings.add(
                                new SpfFinding.TooManyLookups(
                                        breach.at(),
                                        tree.lookups(),
                                        tree.isBounded(),
                                        breach.within().term().text(),
                                        texts(breach.after()),
                                        losers(breach, senders),
                                        costs(unneeded),
                                        dearest(tree, unneeded))));
        if (tree.lookups() >= BudgetPlan.NEAR && tree.lookups() <= SpfLimits.LOOKUPS) {
            findings.add(new SpfFinding.NearLookupLimit(SpfPlace.of(tree), tree.lookups()));
        }
        if (tree.voids() > SpfLimits.VOIDS) {
            findings.add(new SpfFinding.TooManyVoids(SpfPlace.of(tree), tree.voids(), voids(tree)));
        }
        return findings;
    }

    /// Whose mail is allowed by no term that is still evaluated.
    private static List<String> losers(SpfLimits.Breach breach, Senders senders) {
        return Stream.concat(Stream.of(breach.within()), breach.after().stream())
                .flatMap(expense ->
                        SpfLookups.policies(expense.term(), expense.in().domain()).stream())
                .flatMap(name -> senders.byInclude(name).stream())
                .filter(SenderMatch::isNameable)
                .map(match -> match.sender().shortName())
                .distinct()
                .toList();
    }

    private static List<String> texts(List<Expense> expenses) {
        return expenses.stream().map(expense -> expense.term().text()).toList();
    }

    private static List<Cost> costs(List<SpfFinding.UnusedInclude> unneeded) {
        return unneeded.stream()
                .filter(include -> !include.depends())
                .map(include -> new Cost(include.at().term(), include.lookups()))
                .sorted(DEAREST_FIRST)
                .toList();
    }

    private static List<Cost> dearest(SpfTree tree, List<SpfFinding.UnusedInclude> unneeded) {
        return SpfLimits.expenses(tree).stream()
                .filter(expense -> expense.lookups() > 1)
                .map(expense -> new Cost(expense.term().text(), expense.lookups()))
                .filter(cost -> !costs(unneeded).contains(cost))
                .distinct()
                .sorted(DEAREST_FIRST)
                .limit(DEAREST)
                .toList();
    }

    private static List<String> voids(SpfTree tree) {
        return RecordRules.texts(
                tree.inOrder().stream()
                        .map(SpfTree.Visit::step)
                        .filter(step -> !(step.leadsTo() instanceof SpfTarget.Policy))
                        .filter(step -> step.voids() > 0)
                        .map(SpfStep::term)
                        .toList());
    }
}

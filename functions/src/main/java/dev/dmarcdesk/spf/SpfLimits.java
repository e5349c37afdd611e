package dev.dmarcdesk.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The limits of RFC 7208 §4.6.4, and where a record breaks them.
public final class SpfLimits {
    /// Terms that look up.
    public static final int LOOKUPS = 10;

    /// Lookups without an answer. Receivers SHOULD keep this one, so not all do.
    public static final int VOIDS = 2;

    /// Mail hosts of one `mx`.
    public static final int MAIL_HOSTS = 10;

    private SpfLimits() {}

    /// A term of the record itself or of one it redirects to, with all that it costs.
    ///
    /// @param in the record it stands in
    /// @param lookups the worst case, itself included; a redirect counts as one, since what it
    ///   leads to is listed term by term
    record Expense(SpfTree in, Term term, int lookups) {}

    /// Where the lookups run out.
    ///
    /// @param at the term whose lookup is one too many
    /// @param within the term of the record itself through which evaluation came there
    /// @param after the terms of the record itself that come later: they are never evaluated
    record Breach(SpfPlace at, Expense within, List<Expense> after) {}

    /// What each term of the record costs, in the order of evaluation, `all` left out.
    static List<Expense> expenses(SpfTree tree) {
        var expenses = new ArrayList<Expense>();
        for (var part : tree.redirects()) {
            var steps = part.byPlace();
            for (var directive : part.record().reached()) {
                if (!(directive.mechanism() instanceof Mechanism.All)) {
                    int unlisted = directive.mechanism().looksUp() ? 1 : 0;
                    var step = steps.get(directive.at());
                    int lookups = step == null ? unlisted : step.lookups();
                    expenses.add(new Expense(part, directive, lookups));
                }
            }
            part.record()
                    .effectiveRedirect()
                    .ifPresent(redirect -> expenses.add(new Expense(part, redirect, 1)));
        }
        return expenses;
    }

    /// Where the eleventh lookup happens; empty when there is none.
    static Optional<Breach> breach(SpfTree tree) {
        var visits = tree.inOrder();
        if (visits.size() <= LOOKUPS) {
            return Optional.empty();
        }
        var first = visits.get(LOOKUPS);
        var expenses = expenses(tree);
        int spent = 0;
        for (int i = 0; i < expenses.size(); i++) {
            spent += expenses.get(i).lookups();
            if (spent > LOOKUPS) {
                return Optional.of(
                        new Breach(
                                SpfPlace.of(first.in(), first.step().term()),
                                expenses.get(i),
                                expenses.subList(i + 1, expenses.size())));
            }
        }
        return Optional.empty();
    }
}

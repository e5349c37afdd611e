package dev.dmarcdesk.spf;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.sender.Senders;

import java.util.List;
import java.util.Locale;

/// How to bring a record back within its ten lookups and two void ones (RFC 7208 §4.6.4), or to
/// keep it there: what each term costs, and the fewest and surest changes.
///
/// @param now what the record costs
/// @param then what it will cost once `savings` are made; the same without any
/// @param costs the terms of the owner's records that look up, in their order
/// @param savings the changes to make, in the order in which to make them
/// @param more changes beyond these, the surest first, each by itself: a reserve
/// @param last addresses in the place of records, should nothing else help; none where the savings
///   are enough, or where they would not fit
/// @param edits what to publish for `savings`; empty where that is not enough or can not be judged
/// @param lastEdits what to publish for `savings` and `last` together
/// @param outcome how far it comes
public record BudgetPlan(
        Spent now,
        Spent then,
        List<TermCost> costs,
        List<Saving> savings,
        List<Saving> more,
        List<Saving> last,
        List<RecordEdit> edits,
        List<RecordEdit> lastEdits,
        Outcome outcome) {
    /// From here on one more sender may break it.
    static final int NEAR = 8;

    public BudgetPlan {
        costs = List.copyOf(costs);
        savings = List.copyOf(savings);
        more = List.copyOf(more);
        last = List.copyOf(last);
        edits = List.copyOf(edits);
        lastEdits = List.copyOf(lastEdits);
    }

    /// A worst case.
    ///
    /// @param lookups terms that look up
    /// @param voids how many come back void
    /// @param exact whether that is all; otherwise at least
    public record Spent(int lookups, int voids, boolean exact) {
        static Spent of(SpfDraft draft) {
            return new Spent(
                    draft.tree().lookups(),
                    draft.tree().voids(),
                    !draft.isUnknown() && draft.tree().inOrder().stream().noneMatch(Spent::isOpen));
        }

        /// A record that only a client can name.
        private static boolean isOpen(SpfTree.Visit visit) {
            return visit.step().leadsTo() instanceof SpfTarget.PerClient
                    && (visit.step().term() instanceof Modifier.Redirect
                            || visit.step().term()
                                    instanceof Directive(_, Mechanism.Include _, _, _));
        }

        /// Whether both limits are kept, as far as it was counted.
        public boolean isWithinLimits() {
            return lookups <= SpfLimits.LOOKUPS && voids <= SpfLimits.VOIDS;
        }
    }

    /// How far a plan comes.
    public enum Outcome {
        /// The record is within its limits; the plan is about the reserve.
        WITHIN,
        /// The changes bring it back within its limits.
        MENDED,
        /// They do not, or there are none.
        NOT_ENOUGH,
        /// Some part could not be looked up, so nobody can say whether they do.
        UNKNOWN,
        /// The record is somebody else's: a CNAME or a redirect leads to another domain.
        NOT_YOURS;

        /// The word for JSON.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Whether a record costs so much that there is something to plan.
    static boolean isCalledFor(SpfFacts facts) {
        return facts.tree()
                .filter(tree -> tree.lookups() >= NEAR || tree.voids() > SpfLimits.VOIDS)
                .isPresent();
    }

    /// Makes a plan.
    ///
    /// @param facts how the domain stands
    /// @param dns where the facts came from: asked for the addresses of hosts, and for names that a
    ///   service could use
    /// @param senders the services that may be recognised
    /// @return one plan; none where the record is cheap, or where there is not exactly one
    public static List<BudgetPlan> of(SpfFacts facts, Dns dns, Senders senders) {
        if (!isCalledFor(facts)) {
            return List.of();
        }
        var view = SpfView.of(facts.domain(), dns, senders);
        return of(view, SpfRepair.of(view, dns, senders), dns, senders);
    }

    static List<BudgetPlan> of(SpfView view, SpfRepair repair, Dns dns, Senders senders) {
        return isCalledFor(view.facts())
                ? view.facts().trees().stream()
                        .map(tree -> new BudgetPlanner(view, tree, repair, dns, senders).plan())
                        .toList()
                : List.of();
    }
}

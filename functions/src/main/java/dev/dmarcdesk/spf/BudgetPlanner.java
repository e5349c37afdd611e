package dev.dmarcdesk.spf;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.spf.BudgetPlan.Outcome;
import dev.dmarcdesk.spf.BudgetPlan.Spent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Looks for the fewest and surest changes that bring a record back within its limits.
///
/// Ways are tried in their order, in each the dearest term first, until the limits are kept; then
/// what turned out not to be needed is taken back, the least sure first. Every step is judged: the
/// records are examined as if they were published, and one that would bring a new error or warning
/// is not made.
final class BudgetPlanner {
    /// Steps; a record that needs more of them is beyond saving.
    private static final int MOST = 25;

    private static final int MOST_MORE = 6;

    /// Services that are known before those that are not.
    private static final Comparator<Proposal> DEAREST_FIRST =
            Comparator.<Proposal>comparingInt(one -> one.isDoubtful() ? 1 : 0)
                    .thenComparing(Comparator.comparingInt(Proposal::lookups).reversed());

    private final SpfView view;
    private final Dns dns;
    private final Senders senders;
    private final SpfDraft published;
    private final SpfDraft base;
    private final SpfView repaired;
    private final ServiceTerms services;
    private final List<Proposal> refused = new ArrayList<>();
    private final List<Proposal> taken = new ArrayList<>();
    private SpfDraft draft;

    /// @param view how the domain stands
    /// @param tree its record
    /// @param repair what mends it without regard to its budget; the plan goes on from there
    BudgetPlanner(SpfView view, SpfTree tree, SpfRepair repair, Dns dns, Senders senders) {
        this.view = view;
        this.dns = dns;
        this.senders = senders;
        this.published = SpfDraft.of(tree, List.of(), dns);
        this.base = SpfDraft.of(tree, repair.mends(), dns);
        this.repaired =
                repair.mends().isEmpty()
                        ? view
                        : SpfView.of(view.facts().domain(), base.published(), senders);
        this.services = new ServiceTerms(view.facts().domain(), dns, senders);
        this.draft = base;
    }

    private boolean isYours() {
        return view.facts().owner().equals(view.facts().domain());
    }

    BudgetPlan plan() {
        var now = Spent.of(published);
        if (!isYours() || !hasOwnTerms()) {
            return without(now, Outcome.NOT_YOURS);
        }
        if (published.tree().isBounded()) {
            return without(now, Outcome.UNKNOWN);
        }
        for (var way : Way.values()) {
            if (way != Way.FLATTEN) {
                takeAll(way);
            }
        }
        prune();
        var savings = savings();
        var then = Spent.of(draft);
        var outcome = outcome(now, then);
        boolean publishable = outcome == Outcome.MENDED || outcome == Outcome.WITHIN;
        var edits = publishable && !savings.isEmpty() ? edits() : List.<RecordEdit>of();
        var more = more();
        return outcome == Outcome.NOT_ENOUGH
                ? flattened(now, then, savings, more)
                : new BudgetPlan(
                        now, then, costs(), savings, more, List.of(), edits, List.of(), outcome);
    }

    private BudgetPlan without(Spent now, Outcome outcome) {
        return new BudgetPlan(
                now, now, costs(), List.of(), List.of(), List.of(), List.of(), List.of(), outcome);
    }

    /// Whether anything that costs stands in a record the owner can edit; a record that only
    /// redirects to somebody else's has nothing to save.
    private boolean hasOwnTerms() {
        return published.own().stream()
                .flatMap(part -> part.steps().stream())
                .anyMatch(step ->
                        !(step.term() instanceof Modifier.Redirect)
                                || step.leadsTo() instanceof SpfTarget.Unavailable);
    }

    private Outcome outcome(Spent now, Spent then) {
        if (draft.isUnknown()) {
            return now.isWithinLimits() ? Outcome.WITHIN : Outcome.UNKNOWN;
        }
        if (now.isWithinLimits()) {
            return Outcome.WITHIN;
        }
        return then.isWithinLimits() ? Outcome.MENDED : Outcome.NOT_ENOUGH;
    }

    /// What is useless goes in any case; beyond that only what is needed.
    private void takeAll(Way way) {
        while (taken.size() < MOST && (way == Way.USELESS || !draft.isWithinLimits())) {
            var best =
                    proposals(way).stream()
                            .filter(this::isOpen)
                            .filter(way == Way.USELESS ? _ -> true : this::helps)
                            .min(DEAREST_FIRST);
            if (best.isEmpty()) {
                return;
            }
            take(best.get());
        }
    }

    private void take(Proposal proposal) {
        var after = draft.after(proposal.change());
        if (isSound(proposal, after)) {
            draft = after;
            taken.add(proposal);
            services.take(proposal);
        } else {
            refused.add(proposal);
        }
    }

    private boolean isOpen(Proposal proposal) {
        return refused.stream().noneMatch(one -> isSame(one, proposal));
    }

    private static boolean isSame(Proposal one, Proposal other) {
        return one.way() == other.way() && one.isAbout(other.spend());
    }

    private boolean helps(Proposal proposal) {
        return (draft.tree().lookups() > SpfLimits.LOOKUPS && proposal.lookups() > 0)
                || (draft.tree().voids() > SpfLimits.VOIDS && proposal.spend().step().voids() > 0);
    }

    private List<Proposal> proposals(Way way) {
        var spends = Spend.in(draft, senders);
        var addresses = new Addresses(dns);
        var own = new OwnTerms(draft.domain(), addresses);
        return switch (way) {
            case USELESS -> UselessTerms.among(spends);
            case COVERED -> new CoveredTerms(addresses).among(spends);
            case UNUSED -> services.unused(spends);
            case INLINE -> own.inline(spends);
            case ADDRESSES -> own.addresses(spends);
            case BOUNCE_BELOW -> services.bounceBelow(spends);
            case SUBDOMAIN -> services.subdomain(spends);
            case FLATTEN -> new Flattening(addresses).among(spends);
        };
    }

    /// Whether the records as they would be published are no worse than those before: no new error
    /// or warning, none too long for one answer, and what is added elsewhere works.
    private boolean isSound(Proposal proposal, SpfDraft after) {
        if (after.tree().lookups() >= draft.tree().lookups()
                && after.tree().voids() >= draft.tree().voids()) {
            return false;
        }
        var judged = SpfView.of(after.domain(), after.published(), senders);
        return !SpfRepair.isWorse(repaired, judged)
                && !grows(proposal, after)
                && proposal.first().stream().allMatch(this::works);
    }

    private static boolean grows(Proposal proposal, SpfDraft after) {
        return !proposal.by().isEmpty()
                && after.tree().records().stream()
                        .filter(part -> part.domain().equals(proposal.spend().in().domain()))
                        .anyMatch(RecordRules::isLong);
    }

    private boolean works(RecordEdit edit) {
        var tree = SpfTreeBuilder.build(edit.name(), Rdata.Text.of(edit.value()), dns);
        return tree.lookups() <= SpfLimits.LOOKUPS
                && !SpfRules.isBroken(SpfRules.on(tree, senders));
    }

    /// Takes back what the limits can do without.
    private void prune() {
        for (int i = taken.size() - 1; i >= 0 && draft.isWithinLimits(); i--) {
            if (taken.get(i).way() != Way.USELESS) {
                var fewer = new ArrayList<>(taken);
                fewer.remove(i);
                var without = replayed(fewer);
                if (without.isWithinLimits()) {
                    draft = without;
                    taken.remove(i);
                }
            }
        }
    }

    private SpfDraft replayed(List<Proposal> proposals) {
        var replayed = base;
        for (var proposal : proposals) {
            replayed = replayed.after(proposal.change());
        }
        return replayed;
    }

    /// What the repair left out, and the changes that were taken.
    private List<Saving> savings() {
        var savings = new ArrayList<Saving>();
        var before = published;
        for (var gone : UselessTerms.among(Spend.in(published, senders))) {
            if (count(base, gone) < count(before, gone)) {
                var after = before.after(gone.change());
                savings.add(gone.saving(before, after, base));
                before = after;
            }
        }
        before = base;
        for (var proposal : taken) {
            var after = before.after(proposal.change());
            savings.add(proposal.saving(before, after, base.after(proposal.change())));
            before = after;
        }
        return savings;
    }

    /// How often a term stands in its record.
    private static long count(SpfDraft draft, Proposal proposal) {
        return draft.tree().records().stream()
                .filter(part -> part.domain().equals(proposal.spend().in().domain()))
                .limit(1)
                .flatMap(part -> part.record().reached().stream())
                .filter(term -> term.text().equals(proposal.spend().text()))
                .count();
    }

    private List<RecordEdit> edits() {
        var edits = new ArrayList<RecordEdit>();
        taken.forEach(proposal -> edits.addAll(proposal.first()));
        edits.addAll(draft.edits());
        return edits;
    }

    /// The other changes that could be made, the surest of each term.
    private List<Saving> more() {
        var more = new ArrayList<Saving>();
        var about = new ArrayList<Proposal>();
        for (var way : Way.values()) {
            if (way == Way.FLATTEN) {
                break;
            }
            for (var proposal : proposals(way).stream().sorted(DEAREST_FIRST).toList()) {
                var after = draft.after(proposal.change());
                Predicate<Proposal> same = one -> one.isAbout(proposal.spend());
                if (more.size() < MOST_MORE
                        && isOpen(proposal)
                        && about.stream().noneMatch(same)
                        && isSound(proposal, after)) {
                    about.add(proposal);
                    more.add(proposal.saving(draft, after, after));
                }
            }
        }
        return more;
    }

    /// The last resort: only where it brings the record back within its limits and into one answer.
    private BudgetPlan flattened(Spent now, Spent then, List<Saving> savings, List<Saving> more) {
        int before = taken.size();
        var enough = draft;
        takeAll(Way.FLATTEN);
        var last = new ArrayList<Saving>();
        for (var proposal : taken.subList(before, taken.size())) {
            var after = enough.after(proposal.change());
            last.add(proposal.saving(enough, after, after));
            enough = after;
        }
        boolean helps = draft.isWithinLimits();
        return new BudgetPlan(
                now,
                then,
                costs(),
                savings,
                more,
                helps ? last : List.of(),
                List.of(),
                helps ? edits() : List.of(),
                Outcome.NOT_ENOUGH);
    }

    private List<TermCost> costs() {
        return TermCosts.of(published, senders);
    }
}

package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Zones;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.spf.BudgetPlan;
import dev.dmarcdesk.spf.Saving;
import dev.dmarcdesk.spf.Service;
import dev.dmarcdesk.spf.SpfLimits;
import dev.dmarcdesk.spf.TermCost;
import dev.dmarcdesk.spf.Way;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What each term of a record costs and what to do about it: a table, what comes of it, and how
/// each change is made.
final class SpfBudget {
    /// From here on it is worth saying that a service is dear by its own doing.
    private static final int DEAR = 4;

    private final BudgetPlan plan;
    private final RecordBlocks records;

    /// @param zones where the domain's records stand
    SpfBudget(BudgetPlan plan, Zones zones) {
        this.plan = plan;
        this.records = new RecordBlocks(zones);
    }

    /// The blocks, in order.
    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(Sentence.of("What it costs")));
        blocks.add(table());
        blocks.add(new Block.Paragraph(result().and(dear())));
        // The finding's fix tells how the record is mended.
        if (plan.outcome() == BudgetPlan.Outcome.MENDED) {
            if (!plan.more().isEmpty()) {
                blocks.add(new Block.Paragraph(reserve()));
            }
        } else {
            list(blocks, "What can be saved", savings());
        }
        if (!plan.last().isEmpty()) {
            last(blocks);
        }
        return blocks;
    }

    private Block table() {
        return new Block.Table(
                List.of("Term", "Costs", "Needed? What to do"),
                plan.costs().stream().map(this::row).toList());
    }

    private List<Sentence> row(TermCost cost) {
        String indent = cost.depth() == 0 ? "" : "└ ";
        return List.of(
                Sentence.of("%s%s", new Inline.Plain(indent), cost.term()),
                Sentence.of("%s", new Inline.Plain(costs(cost))),
                Sentence.of("%s %s", new Inline.Plain(needed(cost.service())), todo(cost)));
    }

    private static String costs(TermCost cost) {
        return cost.lookups()
                + (cost.exact() ? "" : " or more")
                + (cost.voids() == 0 ? "" : ", " + cost.voids() + " void");
    }

    /// Whose it is, and whether that one needs it.
    private static String needed(Service service) {
        String whose = service.name().isEmpty() ? "" : service.name() + ", ";
        return switch (service.need()) {
            case YOURS -> "your own";
            case NEEDED -> whose + "needed";
            case PROBABLY_NOT -> whose + "probably not needed";
            case DEPENDS -> whose + "not always needed";
            case NOT_KNOWN -> whose + "not known";
        };
    }

    private Sentence todo(TermCost cost) {
        return about(cost, plan.savings())
                .map(brief -> Sentence.of("→ %s", brief))
                .or(() ->
                        about(cost, plan.more()).map(brief -> Sentence.of("· keep, or %s", brief)))
                .or(() -> about(cost, plan.last()).map(brief -> Sentence.of("· %s", brief)))
                .orElse(
                        plan.outcome() == BudgetPlan.Outcome.NOT_YOURS
                                ? Sentence.of("· ask its owner")
                                : Sentence.of("· keep"));
    }

    private static Optional<Sentence> about(TermCost cost, List<Saving> savings) {
        return savings.stream()
                .filter(saving ->
                        saving.in().equals(cost.in()) && saving.term().equals(cost.term()))
                .map(Saving::brief)
                .findFirst();
    }

    private Sentence result() {
        var now = plan.now();
        var then = plan.then();
        String least = then.exact() ? "" : "at least ";
        return switch (plan.outcome()) {
            case WITHIN ->
                    then.lookups() < now.lookups()
                            ? Sentence.of(
                                    "%s of %d lookups.",
                                    arrow(now.lookups(), then.lookups(), least), SpfLimits.LOOKUPS)
                            : Sentence.of(
                                    "%s%d of %d lookups are used.",
                                    new Inline.Plain(least), now.lookups(), SpfLimits.LOOKUPS);
            case MENDED ->
                    Sentence.of(
                            "With the changes below: %s of %d lookups%s.",
                            arrow(now.lookups(), then.lookups(), least),
                            SpfLimits.LOOKUPS,
                            voids());
            case NOT_ENOUGH ->
                    Sentence.of(
                            "The changes we can propose are not enough: %s, and %d are allowed%s.",
                            arrow(now.lookups(), then.lookups(), least),
                            SpfLimits.LOOKUPS,
                            voids());
            case UNKNOWN ->
                    Sentence.of(
                            "A part could not be looked up, so it may cost more than this; we propose no record until it can be.");
            case NOT_YOURS ->
                    Sentence.of(
                            "The record belongs to another domain: only its owner can change it.");
        };
    }

    private static Inline arrow(int now, int then, String least) {
        return new Inline.Strong(now + " → " + least + then);
    }

    private Inline voids() {
        return new Inline.Plain(
                plan.now().voids() > SpfLimits.VOIDS
                        ? ", "
                                + plan.now().voids()
                                + " → "
                                + plan.then().voids()
                                + " of "
                                + SpfLimits.VOIDS
                                + " void"
                        : "");
    }

    /// Services whose own records are dear: nobody but they can change that.
    private Sentence dear() {
        return plan.costs().stream()
                .filter(cost -> cost.lookups() >= DEAR)
                .filter(cost -> cost.service().need() != Service.Need.YOURS)
                .filter(cost -> cost.term().toLowerCase(Locale.ROOT).contains("include:"))
                .max(Comparator.comparingInt(TermCost::lookups))
                .map(cost ->
                        Sentence.of(
                                "%s alone costs %d: that is how %s wrote its own record, and only they can change it.",
                                cost.term(),
                                cost.lookups(),
                                new Inline.Plain(
                                        cost.service().name().isEmpty()
                                                ? "its owner"
                                                : cost.service().name())))
                .orElse(Sentence.NONE);
    }

    /// What more could be done is in the table; here is what it would bring.
    private Sentence reserve() {
        return plan.more().stream()
                .map(saving -> Sentence.of("%s (%d)", saving.term(), saving.lookups()))
                .reduce((one, other) -> Sentence.of("%s, %s", one, other))
                .map(words -> Sentence.of("For a reserve, as the table says: %s.", words))
                .orElse(Sentence.NONE);
    }

    private List<Saving> savings() {
        var all = new ArrayList<>(plan.savings());
        all.addAll(plan.more());
        return all;
    }

    private static void list(List<Block> blocks, String heading, List<Saving> savings) {
        if (!savings.isEmpty()) {
            blocks.add(new Block.Heading(Sentence.of("%s", new Inline.Plain(heading))));
            blocks.add(new Block.Bullets(items(savings), true));
        }
    }

    /// What would be said the same way of several records of one's own is said once.
    private static List<Sentence> items(List<Saving> savings) {
        var alike = savings.stream().filter(saving -> saving.way() == Way.INLINE).toList();
        if (alike.size() < 2) {
            return savings.stream().map(SpfBudget::item).toList();
        }
        var items = new ArrayList<Sentence>();
        for (Saving saving : savings) {
            if (saving.way() != Way.INLINE) {
                items.add(item(saving));
            } else if (saving.equals(alike.getFirst())) {
                items.add(writtenOut(alike));
            }
        }
        return items;
    }

    private static Sentence writtenOut(List<Saving> alike) {
        var terms =
                alike.stream()
                        .map(saving -> Sentence.of("%s", saving.term()))
                        .reduce((one, other) -> Sentence.of("%s, %s", one, other))
                        .orElse(Sentence.NONE);
        return Sentence.of(
                "Write the terms of your own records where you include them, in place of %s: the same servers, with fewer lookups. From then on edit them there. (saves %d)",
                terms, alike.stream().mapToInt(Saving::lookups).sum());
    }

    private static Sentence item(Saving saving) {
        return Sentence.of("%s %s", saving.words(), saved(saving));
    }

    private static Sentence saved(Saving saving) {
        return Sentence.of("(saves %d)", saving.lookups());
    }

    private void last(List<Block> blocks) {
        list(blocks, "The last resort", plan.last());
        blocks.add(
                new Block.Paragraph(
                        Sentence.of(
                                "We advise against it. Only if there is no other way, this is the record:")));
        blocks.addAll(records.of(plan.lastEdits()));
    }
}

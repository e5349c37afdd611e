package dev.dmarcdesk.spf;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.List;

/// The plan as the fix of the findings about the budget, and as the record of the others: whoever
/// follows one fix must not undo another.
final class BudgetFix {
    private BudgetFix() {}

    /// The advice with the plan in it, where it has something to say about that.
    ///
    /// @param repair what mends the record without regard to its budget
    static Advice in(Advice advice, SpfFacts facts, SpfRepair repair) {
        for (var plan : facts.budget()) {
            boolean budget =
                    advice.finding() instanceof SpfFinding.TooManyLookups
                            || advice.finding() instanceof SpfFinding.TooManyVoids;
            if (budget) {
                return advice.fix(fix(advice, plan, facts));
            }
            if (advice.fix() instanceof Fix.Todo(var summary, var records, _)
                    && !records.isEmpty()
                    && records.equals(repair.edits())
                    && !plan.edits().isEmpty()
                    && plan.savings().stream().noneMatch(one -> one.way().needsPreparation())) {
                return advice.fix(new Fix.Todo(summary.and(also(plan)), plan.edits()));
            }
        }
        return advice;
    }

    /// What the record does besides, which its reader has not asked for.
    private static Sentence also(BudgetPlan plan) {
        return plan.savings().isEmpty()
                ? Sentence.NONE
                : Sentence.of(
                        "To stay within %d lookups, the record also does without %s.",
                        SpfLimits.LOOKUPS, terms(plan.savings()));
    }

    private static Fix fix(Advice advice, BudgetPlan plan, SpfFacts facts) {
        return switch (plan.outcome()) {
            case MENDED -> new Fix.Todo(mended(plan), plan.edits());
            case NOT_ENOUGH, WITHIN -> todo(advice, notEnough(plan));
            case UNKNOWN ->
                    todo(
                            advice,
                            Sentence.of(
                                    "A part of it could not be looked up, so we propose no record: nobody can say what it would cost."));
            case NOT_YOURS -> new Fix.Todo(notYours(facts), List.of());
        };
    }

    private static Fix todo(Advice advice, Sentence then) {
        return advice.fix() instanceof Fix.Todo(var summary, var records, var files)
                ? new Fix.Todo(summary.and(then), records, files)
                : advice.fix();
    }

    private static Sentence notYours(SpfFacts facts) {
        return Sentence.of(
                "Ask whoever publishes %s to bring that record under the limit: only they can change it. Or publish a record of your own.",
                facts.tree()
                        .map(SpfTree::last)
                        .map(SpfTree::domain)
                        .filter(name -> !name.equals(facts.domain()))
                        .map(DomainName::toString)
                        .orElse(facts.owner().toString()));
    }

    private static Sentence notEnough(BudgetPlan plan) {
        return plan.savings().isEmpty()
                ? Sentence.of(
                        "We know of no change of the record itself that would save enough: every term may be needed.")
                : Sentence.of(
                        "What could be saved by %s leaves %d lookups, which is not enough.",
                        terms(plan.savings()), plan.then().lookups());
    }

    /// A removal of one kind is an imperative; a mixture is told by what the record then holds.
    private static Sentence mended(BudgetPlan plan) {
        var ways = plan.savings().stream().map(Saving::way).distinct().toList();
        var why = ways.size() == 1 ? why(ways.getFirst(), plan.savings()) : Sentence.NONE;
        if (!why.isEmpty()) {
            return Sentence.of(
                            "Remove %s from the SPF record, which then needs %s instead of %d.",
                            terms(plan.savings()), needed(plan), plan.now().lookups())
                    .and(why);
        }
        var words =
                Sentence.of(
                        "Publish the record below: it needs %s instead of %d.",
                        needed(plan), plan.now().lookups());
        for (var way : Way.values()) {
            var savings = plan.savings().stream().filter(one -> one.way() == way).toList();
            words = words.and(savings.isEmpty() ? Sentence.NONE : grouped(way, savings));
        }
        return words;
    }

    private static Inline needed(BudgetPlan plan) {
        return new Inline.Plain(
                (plan.then().exact() ? "" : "at least ")
                        + plan.then().lookups()
                        + " of "
                        + SpfLimits.LOOKUPS
                        + " lookups");
    }

    private static Sentence grouped(Way way, List<Saving> savings) {
        var terms = terms(savings);
        return switch (way) {
            case USELESS, COVERED, UNUSED ->
                    Sentence.of("It leaves out %s.", terms).and(why(way, savings));
            case INLINE -> Sentence.of("It has the terms of %s written out.", terms);
            case ADDRESSES ->
                    Sentence.of(
                            "It has the addresses of %s as the DNS gives them now; when a host moves, the record has to follow.",
                            terms);
            case BOUNCE_BELOW, SUBDOMAIN -> prepared(savings);
            case FLATTEN -> Sentence.NONE;
        };
    }

    /// Why what is left out is not missed; nothing where nothing is left out.
    private static Sentence why(Way way, List<Saving> savings) {
        boolean one = savings.stream().map(Saving::term).distinct().count() == 1;
        return switch (way) {
            case USELESS ->
                    Sentence.of(
                            "%s nobody who is not allowed anyway.",
                            new Inline.Plain(one ? "It allows" : "They allow"));
            case COVERED ->
                    Sentence.of(
                            "As the DNS stands now, other terms cover %s.",
                            new Inline.Plain(one ? "it" : "them"));
            case UNUSED ->
                    Sentence.of(
                            "That is our guess: as a rule %s and %s no include. Make sure by the Return-Path of a message %s sent for you.",
                            new Inline.Plain(
                                    one
                                            ? "this service bounces to a domain of its own"
                                            : "these services bounce to domains of their own"),
                            new Inline.Plain(one ? "needs" : "need"),
                            new Inline.Plain(one ? "it" : "each"));
            case INLINE, ADDRESSES, BOUNCE_BELOW, SUBDOMAIN, FLATTEN -> Sentence.NONE;
        };
    }

    private static Sentence terms(List<Saving> savings) {
        return SyntaxWords.list(savings.stream().map(Saving::term).distinct().toList());
    }

    /// What has to be done at the services before.
    private static Sentence prepared(List<Saving> savings) {
        return savings.stream()
                .map(saving -> Sentence.of("Before that: %s", saving.words()))
                .reduce(Sentence.NONE, Sentence::and);
    }
}

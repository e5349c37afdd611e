package dev.dmarcdesk.spf;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.spf.SpfFinding.Cost;

import java.util.ArrayList;
import java.util.List;

/// The record without as few of its probably superfluous includes as bring it back under the limit.
/// That they are superfluous is a guess about the service, and is said as one.
///
/// @param text the record
/// @param dropped the includes that are gone from it
/// @param lookups what is left of the cost
record LeanRecord(String text, List<Cost> dropped, int lookups) {
    LeanRecord {
        dropped = List.copyOf(dropped);
    }

    /// The advice with the leaner record as its fix, where there is one to propose.
    static Advice proposedIn(Advice advice, SpfFacts facts) {
        if (!(advice.finding() instanceof SpfFinding.TooManyLookups many)
                || !(advice.fix() instanceof Fix.Todo(_, var records, _) && records.isEmpty())
                || many.bounded()
                || !facts.owner().equals(facts.domain())) {
            return advice;
        }
        return facts.tree()
                .map(tree -> of(tree.record(), many))
                .filter(lean -> lean.lookups <= SpfLimits.LOOKUPS)
                .map(lean -> advice.fix(lean.fix(facts)))
                .orElse(advice);
    }

    private static LeanRecord of(SpfRecord record, SpfFinding.TooManyLookups many) {
        var terms = new ArrayList<>(record.terms());
        var dropped = new ArrayList<Cost>();
        int lookups = many.lookups();
        for (Cost cost : many.unneeded()) {
            if (lookups > SpfLimits.LOOKUPS
                    && terms.removeIf(term -> term.text().equals(cost.term()))) {
                dropped.add(cost);
                lookups -= cost.lookups();
            }
        }
        return new LeanRecord(new SpfRecord(record.text(), terms).toString(), dropped, lookups);
    }

    private Fix fix(SpfFacts facts) {
        boolean one = dropped.size() == 1;
        return new Fix.Todo(
                Sentence.of(
                        "Remove %s from the SPF record, which then needs %d of %d lookups. That is our guess: as a rule %s and %s no include. Make sure by the Return-Path of a message %s sent for you.",
                        SyntaxWords.list(dropped.stream().map(Cost::term).toList()),
                        lookups,
                        SpfLimits.LOOKUPS,
                        new Inline.Plain(
                                one
                                        ? "this service bounces to a domain of its own"
                                        : "these services bounce to domains of their own"),
                        new Inline.Plain(one ? "needs" : "need"),
                        new Inline.Plain(one ? "it" : "each")),
                List.of(
                        new RecordEdit(
                                RecordEdit.Action.REPLACE, RrType.TXT, facts.domain(), text)));
    }
}

package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.spf.SpfTarget.Absence;

import java.util.ArrayList;
import java.util.List;

/// One call of `check_host()` (RFC 7208 §4): the record, the terms looked at in order, and how it
/// ended.
///
/// @param domain the domain under evaluation, as given or filled in
/// @param record its record; without text when there is not exactly one
/// @param terms those that were looked at; where a term decided, it is the last
/// @param ending how it ended
/// @param result what it came to
public record CheckedRecord(
        String domain, SpfRecord record, List<CheckedTerm> terms, Ending ending, SpfResult result) {
    private static final SpfRecord NO_RECORD = new SpfRecord("", List.of());

    public CheckedRecord {
        terms = List.copyOf(terms);
    }

    /// How an evaluation ends.
    public sealed interface Ending {}

    /// The last term decided.
    public record ByTerm() implements Ending {}

    /// No term matched, and there is no redirect: neutral (§4.7).
    public record NothingMatched() implements Ending {}

    /// The text is no name that could have a record: none (§4.3).
    public record NotADomain() implements Ending {}

    /// There is no record: none (§4.5).
    public record NoRecord(Absence why) implements Ending {}

    /// There is more than one record: permerror (§4.5).
    public record SeveralRecords(int count) implements Ending {}

    /// The record has words that are no terms, or a modifier twice: permerror before anything is
    /// looked at (§4.6, §6).
    public record Malformed(List<Term> wrong) implements Ending {
        public Malformed {
            wrong = List.copyOf(wrong);
        }
    }

    /// The record could not be looked up: temperror (§4.4).
    public record LookupFailed(Answer.Unavailable answer) implements Ending {}

    static CheckedRecord without(String domain, Ending ending, SpfResult result) {
        return new CheckedRecord(domain, NO_RECORD, List.of(), ending, result);
    }

    /// The terms that decided: the last of this record, then, where that led to another record, the
    /// last of that one, and so on. Empty when no term decided.
    public List<CheckedTerm> path() {
        if (!(ending instanceof ByTerm)) {
            return List.of();
        }
        var last = terms.getLast();
        var path = new ArrayList<CheckedTerm>();
        path.add(last);
        last.nested().forEach(nested -> path.addAll(nested.path()));
        return path;
    }

    /// This record, or the one that decided in its place by way of redirects.
    public CheckedRecord last() {
        boolean redirected =
                !terms.isEmpty()
                        && terms.getLast().term() instanceof Modifier.Redirect
                        && terms.getLast().match() instanceof Match.Yes;
        return redirected ? terms.getLast().nested().getFirst().last() : this;
    }

    /// The record in which the outcome was decided: this one, or one that its includes and
    /// redirects led to.
    public CheckedRecord innermost() {
        if (!(ending instanceof ByTerm)) {
            return this;
        }
        return terms.getLast().nested().stream()
                .filter(nested -> !nested.record().text().isEmpty())
                .findFirst()
                .map(CheckedRecord::innermost)
                .orElse(this);
    }

    /// The terms looked at, here and in the records they led to, in order.
    public List<CheckedTerm> inOrder() {
        var all = new ArrayList<CheckedTerm>();
        for (var term : terms) {
            all.add(term);
            term.nested().forEach(nested -> all.addAll(nested.inOrder()));
        }
        return all;
    }
}

package dev.dmarcdesk.whatif;

import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.spf.Directive;
import dev.dmarcdesk.spf.Mechanism;
import dev.dmarcdesk.spf.Modifier;
import dev.dmarcdesk.spf.SpfParser;
import dev.dmarcdesk.spf.SpfRecord;
import dev.dmarcdesk.spf.Term;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.whatif.Change.TermChange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Changes the terms of an SPF record and nothing else of it.
final class SpfEdits {
    private static final int SHOWN = 12;

    private final String version;
    private final List<String> terms = new ArrayList<>();

    private SpfEdits(SpfRecord record) {
        this.version = record.text().substring(0, SpfRecord.VERSION.length());
        record.terms().stream().map(Term::text).forEach(terms::add);
    }

    /// Makes the changes in order.
    ///
    /// @param record as published
    static Edited of(SpfRecord record, List<TermChange> changes) {
        var edits = new SpfEdits(record);
        for (TermChange change : changes) {
            Sentence trouble = edits.apply(change);
            if (!trouble.isEmpty()) {
                return new Edited.Impossible(trouble);
            }
        }
        return new Edited.Text(edits.text());
    }

    private String text() {
        return terms.isEmpty() ? version : version + " " + String.join(" ", terms);
    }

    /// @return what is in the way; no words when it was done
    private Sentence apply(TermChange change) {
        return switch (change) {
            case TermChange.Add(var term) -> add(term);
            case TermChange.Remove(var term) -> {
                int at = find(term);
                if (at < 0) {
                    yield notThere(term);
                }
                terms.remove(at);
                yield Sentence.NONE;
            }
            case TermChange.Replace(var term, var by) -> {
                int at = find(term);
                if (at < 0) {
                    yield notThere(term);
                }
                int same = find(by);
                if (same >= 0 && same != at) {
                    yield already(by);
                }
                terms.set(at, by);
                yield Sentence.NONE;
            }
        };
    }

    private Sentence add(String term) {
        if (find(term) >= 0) {
            return already(term);
        }
        int end = end();
        if (isAll(term) && end < terms.size() && isAll(terms.get(end))) {
            return Sentence.of(
                    "The record ends in %s already. Say %s instead",
                    terms.get(end), "replace " + terms.get(end) + " by " + term);
        }
        terms.add(end, term);
        return Sentence.NONE;
    }

    /// Where a new term can match: before the `all` that ends the evaluation, or else before what
    /// stands for the rest (RFC 7208 §5.1, §6).
    private int end() {
        for (int i = 0; i < terms.size(); i++) {
            if (isAll(terms.get(i))) {
                return i;
            }
        }
        int end = terms.size();
        while (end > 0 && isModifier(terms.get(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isAll(String term) {
        return read(term).stream()
                .anyMatch(one ->
                        one instanceof Directive directive
                                && directive.mechanism() instanceof Mechanism.All);
    }

    private static boolean isModifier(String term) {
        return read(term).stream().anyMatch(Modifier.class::isInstance);
    }

    private static List<Term> read(String term) {
        return SpfParser.parse(SpfRecord.VERSION + " " + term)
                        instanceof Parsed.Valid<SpfRecord>(var record, _)
                ? record.terms()
                : List.of();
    }

    /// Where a term stands: as it is written, or else with another sign before it.
    private int find(String term) {
        String wanted = plain(term);
        for (int i = 0; i < terms.size(); i++) {
            if (plain(terms.get(i)).equals(wanted)) {
                return i;
            }
        }
        for (int i = 0; i < terms.size(); i++) {
            String there = plain(terms.get(i));
            if (!isAll(there) && "-~?".indexOf(there.charAt(0)) >= 0) {
                if (there.substring(1).equals(wanted)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static String plain(String term) {
        String lower = term.toLowerCase(Locale.ROOT);
        return lower.startsWith("+") ? lower.substring(1) : lower;
    }

    private Sentence already(String term) {
        return Sentence.of("%s is in the record already: nothing would change", term);
    }

    private Sentence notThere(String term) {
        if (terms.isEmpty()) {
            return Sentence.of("%s is not in the record: it has no terms", term);
        }
        String all = terms.stream().limit(SHOWN).collect(Collectors.joining(" "));
        return Sentence.of(
                "%s is not in the record. In it are: %s%s",
                term, all, new Inline.Plain(terms.size() > SHOWN ? " …" : ""));
    }
}

package dev.dmarcdesk.plan;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.text.Range;

import java.util.List;
import java.util.stream.Collectors;

/// The words for [LintFinding].
public final class LintAdvice {
    private static final int DNS = 1035;
    private static final int SPF = 7208;

    private LintAdvice() {}

    /// Explains a finding.
    public static Advice on(LintFinding finding) {
        return switch (finding) {
            case LintFinding.PasteUnwrapped(_, var undone) ->
                    Advice.of(
                                    finding,
                                    Severity.NOTICE,
                                    "The %s was read without %s",
                                    plain(finding.type().noun()),
                                    plain(
                                            undone.stream()
                                                    .map(Undone::words)
                                                    .collect(Collectors.joining(" and "))))
                            .because(
                                    "That is no part of it, and would become one when it is pasted along.")
                            .per(DNS, "5.1");
            case LintFinding.LineBreaks(_, int lines) ->
                    Advice.of(
                                    finding,
                                    Severity.WARNING,
                                    "The %s is broken into %d lines",
                                    plain(finding.type().noun()),
                                    lines)
                            .because(
                                    "A DNS panel takes the first line only, or puts the breaks into the record.")
                            .todo("Paste the record as one line.")
                            .per(DNS, "5.1");
            case LintFinding.VersionMissing missing -> versionMissing(missing);
            case LintFinding.NotRecognized unknown -> notRecognized(unknown, List.of());
            case LintFinding.OtherRecord(_, var other) ->
                    Advice.of(
                                    finding,
                                    Severity.NOTICE,
                                    "The paste holds a record for %s too, which was not judged",
                                    plain(other.label()))
                            .todo("Judge the record for %s by itself.", plain(other.label()));
            case LintFinding.WrongPlace(var type, var owner, var right) ->
                    Advice.of(
                                    finding,
                                    Severity.ERROR,
                                    "%s is not where receivers look for %s",
                                    owner,
                                    plain(type.record()))
                            .because("Nobody finds it there, so it is as good as none.")
                            .todo("Publish the record at %s.", right.toString())
                            .per(Clauses.place(type));
            case LintFinding.DoubledName(var type, var owner, var right) ->
                    Advice.of(finding, Severity.ERROR, "The name %s holds the domain twice", owner)
                            .because(
                                    "Nobody looks for it there. DNS panels do that: they put the domain behind whatever is typed.")
                            .todo(
                                    "Publish the record at %s; in a panel that adds the domain, type the name without it.",
                                    right.toString())
                            .per(Clauses.place(type));
            case LintFinding.LongText(_, int octets) ->
                    Advice.of(
                                    finding,
                                    Severity.NOTICE,
                                    "The record is %d octets long, and one string of a TXT record holds 255",
                                    octets)
                            .because(
                                    "Most DNS panels split it by themselves; some cut it off, and a zone file wants several strings in quotes.")
                            .per(DNS, "3.3");
            case LintFinding.CutAt255(_, var text) ->
                    Advice.of(
                                    finding,
                                    Severity.WARNING,
                                    "The record ends after exactly 255 octets, where a DNS panel cuts")
                            .because("Its end is probably missing.")
                            .showing(text, new Range(text.length() - 1, text.length()))
                            .todo("Take the record from where it was made, not from the panel.")
                            .per(DNS, "3.3");
            case LintFinding.OwnLookups(_, int lookups) ->
                    Advice.of(
                                    finding,
                                    Severity.GOOD,
                                    "Its own terms need %d of 10 lookups; what they lead to was not looked at",
                                    lookups)
                            .per(SPF, "4.6.4");
            case LintFinding.AlreadyPublished there -> PublishedWords.same(there);
            case LintFinding.StandsBeside beside -> PublishedWords.beside(beside);
            case LintFinding.PublishedDamaged damaged -> PublishedWords.damaged(damaged);
            case LintFinding.PublishedDoubled doubled -> PublishedWords.doubled(doubled);
            case LintFinding.PlaceIsAlias alias -> PublishedWords.alias(alias);
            case LintFinding.PublishedUnavailable failed -> PublishedWords.unavailable(failed);
        };
    }

    /// That receivers pass a draft over, with the record that begins as they want it.
    static Advice notRecognized(Draft draft, DomainName name) {
        String text = draft.text();
        int end = Math.min(text.length(), start(text) + 1);
        String right = (draft.type().start() + text.substring(end).strip()).strip();
        return notRecognized(
                new LintFinding.NotRecognized(draft.type(), text),
                List.of(RecordEdit.replacing(RrType.TXT, name, text, right)));
    }

    private static Advice notRecognized(LintFinding.NotRecognized unknown, List<RecordEdit> edits) {
        String version = unknown.type().version();
        return Advice.of(
                        unknown,
                        Severity.ERROR,
                        "This is meant as %s, but is not one",
                        plain(unknown.type().record()))
                .because(
                        "It has to begin with exactly %s; receivers pass over everything else.",
                        version)
                .showing(unknown.text(), new Range(0, start(unknown.text())))
                .fix(new Fix.Todo(Sentence.of("Begin the record with %s.", version), edits))
                .per(Clauses.beginning(unknown.type()));
    }

    private static Advice versionMissing(LintFinding.VersionMissing missing) {
        String version = missing.type().version();
        return Advice.of(missing, Severity.ERROR, "The record does not begin with %s", version)
                .because(
                        "Receivers take nothing else for %s, so they pass it over.",
                        plain(missing.type().record()))
                .showing(missing.text(), missing.at())
                .todo("Put %s before the record.", version)
                .per(Clauses.beginning(missing.type()));
    }

    /// Where the first tag or word of a text ends.
    private static int start(String text) {
        int at = 0;
        while (at < text.length() && "; \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    static Inline plain(String words) {
        return new Inline.Plain(words);
    }
}

package dev.dmarcdesk.check;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;

/// A finding in words.
///
/// @param finding the fact
/// @param severity how much it matters
/// @param title the fact in one sentence
/// @param because what it does to mail
/// @param fix what mends it
/// @param excerpts the records in question, with the place underlined
/// @param evidence the questions whose answers show it; the run's transcript holds the answers
/// @param citations the clauses, the deciding one first
public record Advice(
        Finding finding,
        Severity severity,
        Sentence title,
        Sentence because,
        Fix fix,
        List<Block.Excerpt> excerpts,
        List<Question> evidence,
        List<Citation> citations) {
    public Advice {
        excerpts = List.copyOf(excerpts);
        evidence = List.copyOf(evidence);
        citations = List.copyOf(citations);
    }

    /// Begins an advice with its title; see [Sentence#of] for the template.
    @FormatMethod
    public static Advice of(
            Finding finding, Severity severity, @FormatString String title, Object... arguments) {
        return new Advice(
                finding,
                severity,
                Sentence.of(title, arguments),
                Sentence.NONE,
                Fix.NONE,
                List.of(),
                List.of(),
                List.of());
    }

    /// With its consequence for mail.
    @FormatMethod
    public Advice because(@FormatString String template, Object... arguments) {
        return new Advice(
                finding,
                severity,
                title,
                Sentence.of(template, arguments),
                fix,
                excerpts,
                evidence,
                citations);
    }

    /// The same, for a domain to which it matters more or less than usual.
    public Advice weighing(Severity weight) {
        return new Advice(finding, weight, title, because, fix, excerpts, evidence, citations);
    }

    /// The same fact as it reads elsewhere.
    public Advice titled(Sentence words) {
        return new Advice(finding, severity, words, because, fix, excerpts, evidence, citations);
    }

    /// With what mends it.
    public Advice fix(Fix remedy) {
        return new Advice(finding, severity, title, because, remedy, excerpts, evidence, citations);
    }

    /// With something to do that changes no record we could write down.
    @FormatMethod
    public Advice todo(@FormatString String template, Object... arguments) {
        return fix(new Fix.Todo(Sentence.of(template, arguments), List.of()));
    }

    /// With the place in a record that shows it, underlined.
    public Advice showing(String record, Range at) {
        var more = new ArrayList<>(excerpts);
        more.add(new Block.Excerpt(record, at));
        return new Advice(finding, severity, title, because, fix, more, evidence, citations);
    }

    /// With the questions that show it.
    public Advice seenIn(List<Question> questions) {
        return new Advice(finding, severity, title, because, fix, excerpts, questions, citations);
    }

    /// With one more clause.
    public Advice per(int rfc, String section) {
        return per(new Citation.Rfc(rfc, section));
    }

    /// With one more clause, of whatever document.
    public Advice per(Citation clause) {
        var more = new ArrayList<>(citations);
        more.add(clause);
        return new Advice(finding, severity, title, because, fix, excerpts, evidence, more);
    }
}

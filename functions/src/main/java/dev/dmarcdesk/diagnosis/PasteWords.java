package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.mail.Repair;
import dev.dmarcdesk.mail.Repaired.Completeness;

import java.util.List;
import java.util.Locale;

/// Words about the text that was handed over.
final class PasteWords {
    private static final int MAIL = 5322;
    private static final String WHOLE = "Give the whole message as a file, or all of its header.";

    private PasteWords() {}

    static Advice truncated(MessageFinding.Truncated cut) {
        return Advice.of(
                        cut,
                        Severity.WARNING,
                        cut.completeness() == Completeness.BEGINNING_CUT
                                ? "The beginning of the header is missing"
                                : "The end of the header is missing")
                .because(
                        cut.completeness() == Completeness.BEGINNING_CUT
                                ? "The receiver writes its results at the beginning, so those that count"
                                        + " may be what was cut away."
                                : "What was cut away may hold signatures or the From field.")
                .todo(WHOLE)
                .per(MAIL, "3.6");
    }

    static Advice repaired(MessageFinding.Repaired repaired) {
        return Advice.of(
                        repaired,
                        Severity.NOTICE,
                        "Damage from copying was undone: %s",
                        new Inline.Plain(log(repaired.repairs())))
                .because(
                        "The header was read as it was before. A signature that does not verify over such"
                                + " a text proves nothing; one that does is proof all the same.");
    }

    /// What was undone, in a line.
    static String log(List<Repair> repairs) {
        return String.join(", ", repairs.stream().map(PasteWords::one).toList());
    }

    private static String one(Repair repair) {
        int count = repair.count();
        return switch (repair.kind()) {
            case ENCODING -> "another encoding";
            case FENCE -> counted(count, "code fence", "code fences");
            case LINK -> counted(count, "link", "links") + " unwrapped";
            case ENTITY -> counted(count, "HTML entity", "HTML entities");
            case TYPOGRAPHY -> counted(count, "curly quote or dash", "curly quotes and dashes");
            case SPACE -> counted(count, "odd space", "odd spaces");
            case INVISIBLE -> counted(count, "invisible character", "invisible characters");
            case LINE_END -> counted(count, "odd line end", "odd line ends");
            case DOUBLE_SPACING -> counted(count, "blank line", "blank lines") + " between lines";
            case QUOTING -> counted(count, "quoted line", "quoted lines");
            case FOLDING -> counted(count, "line", "lines") + " folded again";
            case SURROUNDINGS ->
                    counted(count, "piece around the message", "pieces around the message");
        };
    }

    private static String counted(int count, String one, String many) {
        return String.format(Locale.ROOT, "%d %s", count, count == 1 ? one : many);
    }

    private static boolean isName(String field) {
        return field.matches("[A-Za-z-]{1,40}");
    }

    static Advice ambiguous(MessageFinding.AmbiguousRepair twofold) {
        var fields = Sentence.NONE;
        for (String field :
                twofold.fields().stream().filter(PasteWords::isName).distinct().limit(3).toList()) {
            fields =
                    fields.isEmpty()
                            ? Sentence.of("%s", field)
                            : Sentence.of("%s, %s", fields, field);
        }
        return Advice.of(
                        twofold,
                        Severity.UNKNOWN,
                        "The text can be read in two ways that lead to two verdicts (%s)",
                        fields)
                .because(
                        "Copying took away what would tell which was meant; the verdict here is that of"
                                + " the likelier reading.")
                .todo(WHOLE)
                .per(MAIL, "2.2.3");
    }
}

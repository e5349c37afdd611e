package dev.dmarcdesk.plan;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.text.Range;

import java.util.List;

/// Words about what is published now where a record is to stand.
final class PublishedWords {
    private static final int SHOWN = 3;

    private PublishedWords() {}

    static Advice same(LintFinding.AlreadyPublished there) {
        return Advice.of(
                there,
                Severity.GOOD,
                "Exactly this record is published at %s",
                there.name().toString());
    }

    static Advice doubled(LintFinding.PublishedDoubled doubled) {
        return Advice.of(
                        doubled,
                        Severity.WARNING,
                        "At %s, with the domain in the name twice, stands %s",
                        doubled.name().toString(),
                        LintAdvice.plain(doubled.type().record()))
                .because("Nobody looks for it there.")
                .fix(
                        new Fix.Todo(
                                Sentence.of("Remove the record there:"),
                                List.of(
                                        new RecordEdit(
                                                Action.REMOVE,
                                                RrType.TXT,
                                                doubled.name(),
                                                doubled.record()))))
                .per(Clauses.place(doubled.type()));
    }

    static Advice alias(LintFinding.PlaceIsAlias alias) {
        return Advice.of(
                        alias,
                        Severity.WARNING,
                        "%s is a CNAME to %s",
                        alias.name().toString(),
                        alias.target().toString())
                .because(
                        "No other record can stand beside a CNAME; what receivers find is what is published at its target.")
                .todo("Publish the record there, or remove the CNAME first.")
                .per(1034, "3.6.2");
    }

    static Advice unavailable(LintFinding.PublishedUnavailable failed) {
        return Advice.of(
                        failed,
                        Severity.UNKNOWN,
                        "What is published at %s could not be looked up",
                        failed.name().toString())
                .because(
                        "%s Whether this would be a second record is not known.",
                        LintAdvice.plain(failed.detail()))
                .todo("Ask again later.")
                .per(Clauses.several(failed.type()));
    }

    static Advice beside(LintFinding.StandsBeside beside) {
        boolean one = beside.records().size() == 1;
        var advice =
                Advice.of(
                        beside,
                        one ? Severity.NOTICE : Severity.WARNING,
                        one
                                ? "Another %s record stands at %s already"
                                : "Several %s records stand at %s already",
                        LintAdvice.plain(beside.type().label()),
                        beside.name().toString());
        for (String record : beside.records().stream().limit(SHOWN).toList()) {
            advice = advice.showing(record, new Range(0, 0));
        }
        return advice.because(
                        "Two records at one name annul each other: receivers take neither, or any of them.")
                .todo("Replace what is there by the new record; do not add a second one.")
                .per(Clauses.several(beside.type()));
    }

    static Advice damaged(LintFinding.PublishedDamaged damaged) {
        String name = damaged.name().toString();
        var title =
                switch (damaged.damage()) {
                    case QUOTES ->
                            Sentence.of("At %s this record is published with quotes in it", name);
                    case BACKSLASHES ->
                            Sentence.of(
                                    "At %s this record is published with backslashes in it", name);
                    case CUT_AT_255 ->
                            Sentence.of(
                                    "At %s this record is published, cut off after 255 octets",
                                    name);
                    case CUT ->
                            Sentence.of(
                                    "At %s only the beginning of this record is published", name);
                    case SPACES ->
                            Sentence.of(
                                    "At %s this record is published with other white space", name);
                };
        boolean harmless = damaged.damage() == LintFinding.Damage.SPACES;
        var advice = Advice.of(damaged, harmless ? Severity.NOTICE : Severity.WARNING, "%s", title);
        return harmless
                ? advice
                : advice.because("%s", LintAdvice.plain(cause(damaged.damage())))
                        .showing(damaged.record(), damaged.at())
                        .todo("Replace what is there by the record as it was meant.")
                        .per(Clauses.beginning(damaged.type()));
    }

    private static String cause(LintFinding.Damage damage) {
        return switch (damage) {
            case QUOTES ->
                    "They were typed into a panel that adds its own; receivers can not read the record with them.";
            case BACKSLASHES ->
                    "They belong to a zone file; receivers can not read the record with them.";
            case CUT_AT_255 ->
                    "The panel takes one string only; the record has to be split into several.";
            case CUT -> "What is missing does not exist for receivers.";
            case SPACES -> "";
        };
    }
}

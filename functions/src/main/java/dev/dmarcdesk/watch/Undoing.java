package dev.dmarcdesk.watch;

import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.check.ServedFile;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;

/// How to take a change back: the old records, exactly as they stood.
final class Undoing {
    /// More has no room on a page.
    private static final int LONGEST = 2_500;

    private static final int MOST_EDITS = 6;

    private Undoing() {}

    /// What to publish again, if the change was not meant.
    static Fix of(Shift shift) {
        var aspect = shift.aspect();
        return switch (aspect.kind()) {
            case DMARC, SPF, DKIM_KEY, MTA_STS, TLS_RPT, BIMI -> edits(shift, RrType.TXT);
            case MX -> edits(shift, RrType.MX);
            case NS ->
                    new Fix.Todo(
                            Sentence.of(
                                    "If nobody of you did that, call the registrar of %s at once, and have the delegation put back to the old servers.",
                                    aspect.name().toString()),
                            List.of());
            case MTA_STS_POLICY -> file(shift);
            case INCLUDED_SPF ->
                    new Fix.Todo(
                            Sentence.of(
                                    "The record is not yours: ask whoever runs %s if the change stays, or stop including it.",
                                    aspect.name().toString()),
                            List.of());
        };
    }

    /// One record is replaced by another; of several each is added or removed.
    private static Fix edits(Shift shift, RrType type) {
        var name = shift.aspect().name();
        var edits = new ArrayList<RecordEdit>();
        if (shift.before().size() == 1 && shift.after().size() == 1) {
            edits.add(
                    RecordEdit.replacing(
                            type, name, shift.after().getFirst(), shift.before().getFirst()));
        } else {
            shift.after().stream()
                    .filter(record -> !shift.before().contains(record))
                    .forEach(
                            record -> edits.add(new RecordEdit(Action.REMOVE, type, name, record)));
            shift.before().stream()
                    .filter(record -> !shift.after().contains(record))
                    .forEach(record -> edits.add(new RecordEdit(Action.ADD, type, name, record)));
        }
        boolean fits =
                shift.restorable()
                        && edits.size() <= MOST_EDITS
                        && edits.stream().mapToInt(edit -> edit.value().length()).sum() <= LONGEST;
        return fits
                ? new Fix.Todo(
                        Sentence.of(
                                "If nobody of you did that, put it back as it was, and find out who can write to this zone:"),
                        edits)
                : new Fix.Todo(
                        Sentence.of(
                                "If nobody of you did that, put the old records of %s back, and find out who can write to this zone.",
                                name.toString()),
                        List.of());
    }

    private static Fix file(Shift shift) {
        var host = shift.aspect().name().toString();
        var address =
                "https://"
                        + (host.startsWith("mta-sts.") ? host : "mta-sts." + host)
                        + "/.well-known/mta-sts.txt";
        return shift.before().isEmpty()
                ? Fix.NONE
                : new Fix.Todo(
                        Sentence.of(
                                "If nobody of you did that, serve the old policy again and give the record a new id:"),
                        List.of(),
                        List.of(new ServedFile(address, String.join("\n", shift.before()))));
    }
}

package dev.dmarcdesk.report;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.check.RecordText;
import dev.dmarcdesk.check.Zones;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;

/// Records to publish, the same on every page: where, by both its names; the text alone, to be
/// copied; and small, what it takes the place of and how to see that it is there.
public final class RecordBlocks {
    /// Longer than any record that works: DNS answers that large fail in too many places.
    private static final int LONGEST_LISTING = 4096;

    /// What a line of small print has room for.
    private static final int LONGEST_OLD = 100;

    private final Zones zones;

    /// @param zones in which the records stand
    public RecordBlocks(Zones zones) {
        this.zones = zones;
    }

    /// Changes, in the order in which they are to be made.
    public List<Block> of(List<RecordEdit> edits) {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < edits.size(); i++) {
            RecordEdit edit = edits.get(i);
            blocks.add(new Block.Paragraph(label(edit)));
            blocks.add(listing(edit.value()));
            strings(edit, blocks);
            boolean done =
                    edits.subList(i + 1, edits.size()).stream()
                            .noneMatch(later -> isSamePlace(later, edit));
            Sentence small = old(edit).and(done ? check(edit) : Sentence.NONE);
            if (!small.isEmpty()) {
                blocks.add(new Block.SmallPrint(small));
            }
        }
        return blocks;
    }

    private static boolean isSamePlace(RecordEdit one, RecordEdit other) {
        return one.type() == other.type() && one.name().equals(other.name());
    }

    private Sentence label(RecordEdit edit) {
        var name = new Inline.Code(edit.name().toString());
        var inPanel = inPanel(edit);
        return switch (edit.action()) {
            case ADD -> Sentence.of("Add this %s record at %s%s:", edit.type(), name, inPanel);
            case REPLACE ->
                    Sentence.of("New value of the %s record at %s%s:", edit.type(), name, inPanel);
            case REMOVE ->
                    Sentence.of("Remove this %s record from %s%s:", edit.type(), name, inPanel);
        };
    }

    /// The name without its zone: panels append that themselves, and a name in full ends up with
    /// the domain in it twice.
    private Sentence inPanel(RecordEdit edit) {
        return zones.of(edit.name())
                .map(zone ->
                        Sentence.of(
                                " (%s in the zone %s)",
                                Zones.relative(edit.name(), zone), zone.toString()))
                .or(() ->
                        zones.guessed(edit.name())
                                .map(zone ->
                                        Sentence.of(
                                                " (in most panels %s)",
                                                Zones.relative(edit.name(), zone))))
                .orElse(Sentence.NONE);
    }

    /// A text as it is to be copied.
    static Block listing(String text) {
        return text.length() <= LONGEST_LISTING
                ? new Block.Listing(text)
                : new Block.Paragraph(
                        Sentence.of(
                                "(It has %d characters, too many to show here; --json has them all.)",
                                text.length()));
    }

    private static void strings(RecordEdit edit, List<Block> blocks) {
        List<String> strings = RecordText.strings(edit);
        if (!strings.isEmpty() && edit.action() != Action.REMOVE) {
            blocks.add(
                    new Block.Paragraph(
                            Sentence.of(
                                    "The same in strings, for a panel or zone file that wants it so:")));
            blocks.add(listing(RecordText.quoted(strings)));
        }
    }

    private static Sentence old(RecordEdit edit) {
        String old = edit.before();
        return old.isEmpty()
                ? Sentence.NONE
                : Sentence.of(
                        "In place of: %s ·",
                        old.length() > LONGEST_OLD ? old.substring(0, LONGEST_OLD) + "…" : old);
    }

    private static Sentence check(RecordEdit edit) {
        return Sentence.of("Check: %s", RecordText.check(edit));
    }
}

package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.check.RecordText;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Choice;

import java.util.List;
import java.util.Set;

/// The button of somebody who followed a fix: it asks whether the record has arrived.
public final class PublishedChoice {
    private static final String LABEL = "I published it";

    /// A button holds no longer line, and a record without its end would be another one.
    private static final int LONGEST_LINE = 2000;

    private static final Set<RrType> TYPES = Set.of(RrType.TXT, RrType.MX, RrType.CNAME);

    private PublishedChoice() {}

    /// At most one, for the last record that the fix puts in place; where it only removes, for the
    /// last that goes.
    public static List<Choice> of(Fix.Todo fix) {
        return fix.records().stream()
                .filter(PublishedChoice::canBeSaid)
                .reduce((one, later) ->
                        later.action() == Action.REMOVE && one.action() != Action.REMOVE
                                ? one
                                : later)
                .map(edit -> new Choice(LABEL, RecordText.published(edit), Choice.Weight.FIRST))
                .stream()
                .toList();
    }

    /// Whether a line of words says the same record again.
    private static boolean canBeSaid(RecordEdit edit) {
        String value = edit.value();
        return TYPES.contains(edit.type())
                && RecordText.published(edit).length() <= LONGEST_LINE
                && !value.isEmpty()
                && value.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '"' && c != '\\')
                && value.equals(value.strip())
                && !value.startsWith("gone ");
    }
}

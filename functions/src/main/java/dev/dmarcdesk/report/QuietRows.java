package dev.dmarcdesk.report;

import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Keeps the overview calm: what a domain may well do without, and does without, shares one line.
final class QuietRows {
    private static final Set<String> OPTIONAL = Set.of("MTA-STS", "TLS-RPT", "BIMI");

    private QuietRows() {}

    /// The rows, those of optional parts that are absent for the same reason as one, last.
    static List<Row> folded(List<Row> rows) {
        var told = new ArrayList<>(rows);
        for (Reason reason : Reason.values()) {
            List<Row> alike = rows.stream().filter(reason::holds).toList();
            if (alike.size() > 1) {
                told.removeAll(alike);
                told.add(reason.row(alike));
            }
        }
        return told;
    }

    /// Why a part is absent, by the state of its row.
    private enum Reason {
        NONE("none", "mail works without them."),
        NOT_NEEDED("not needed", "there is no mail to have them for."),
        NO_SUCH_NAME("no such name", "nothing can be published for it.");

        private final String state;
        private final String meaning;

        Reason(String state, String meaning) {
            this.state = state;
            this.meaning = meaning;
        }

        boolean holds(Row row) {
            return OPTIONAL.contains(row.label()) && row.state().equals(state);
        }

        Row row(List<Row> alike) {
            String labels = alike.stream().map(Row::label).collect(Collectors.joining(", "));
            return new Row(
                    "Optional",
                    Tone.SKIPPED,
                    state,
                    Sentence.of("%s: %s", new Inline.Plain(labels), new Inline.Plain(meaning)));
        }
    }
}

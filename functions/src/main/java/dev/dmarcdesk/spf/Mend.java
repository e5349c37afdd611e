package dev.dmarcdesk.spf;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;

import java.util.ArrayList;
import java.util.List;

/// A repaired record in place of what is published at a name.
///
/// @param name where
/// @param old what it takes the place of; at least one
/// @param repaired the record to publish
/// @param guess whether a sender in it is our guess
record Mend(DomainName name, List<String> old, String repaired, boolean guess) {
    Mend {
        old = List.copyOf(old);
    }

    /// The changes in the zone. What is no SPF record is removed by its exact text, because nobody
    /// could tell otherwise which of the TXT records a replacement is for.
    List<RecordEdit> edits() {
        var edits = new ArrayList<RecordEdit>();
        boolean replaces = SpfParser.isRecord(old.getFirst());
        if (!old.getFirst().equals(repaired)) {
            edits.add(
                    replaces
                            ? RecordEdit.replacing(RrType.TXT, name, old.getFirst(), repaired)
                            : edit(Action.ADD, repaired));
        }
        old.stream().skip(replaces ? 1 : 0).forEach(text -> edits.add(edit(Action.REMOVE, text)));
        return edits;
    }

    /// The records at the name afterwards.
    List<Rdata> applied(List<Rdata> records) {
        var after = new ArrayList<Rdata>();
        for (var record : records) {
            if (!(record instanceof Rdata.Text text && old.contains(text.joined()))) {
                after.add(record);
            }
        }
        after.add(Rdata.Text.of(repaired));
        return after;
    }

    private RecordEdit edit(Action action, String value) {
        return new RecordEdit(action, RrType.TXT, name, value);
    }
}

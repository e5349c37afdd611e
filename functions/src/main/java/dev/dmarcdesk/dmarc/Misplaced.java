package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;

import java.util.ArrayList;
import java.util.List;

/// A record that stands where no receiver looks.
///
/// @param in the record, as if it stood in its place
/// @param where the question that found it
/// @param before what has to be taken away first from where it belongs
public record Misplaced(Published in, Question where, List<RecordEdit> before) {
    public Misplaced {
        before = List.copyOf(before);
    }

    /// Publishes it in its place and takes it away here.
    public List<RecordEdit> move() {
        var edits = new ArrayList<>(before);
        edits.add(new RecordEdit(Action.ADD, RrType.TXT, in.owner(), in.mended()));
        edits.add(new RecordEdit(Action.REMOVE, RrType.TXT, wrongOwner(), in.text()));
        return List.copyOf(edits);
    }

    /// Where it stands.
    public DomainName wrongOwner() {
        return where.name();
    }
}

package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;

import java.util.List;

/// A record that stands where no receiver looks.
///
/// @param in the record, as if it stood in its place
/// @param where the question that found it
public record Misplaced(Published in, Question where) {
    /// Publishes it in its place and takes it away here.
    public List<RecordEdit> move() {
        return List.of(
                new RecordEdit(Action.ADD, RrType.TXT, in.owner(), in.mended()),
                new RecordEdit(Action.REMOVE, RrType.TXT, wrongOwner(), in.text()));
    }

    /// Where it stands.
    public DomainName wrongOwner() {
        return where.name();
    }
}

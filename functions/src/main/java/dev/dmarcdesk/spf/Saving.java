package dev.dmarcdesk.spf;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Sentence;

import java.util.List;

/// One change that makes a record cost less.
///
/// @param way what kind of change
/// @param in whose record the term stands in
/// @param term the term that goes, as written
/// @param service whose servers it allows; empty when that is not known
/// @param lookups how many lookups it saves
/// @param voids how many of them came back void
/// @param edits what to publish if this alone is done, in the order in which to do it
/// @param brief what to do, in a few words, for a narrow column
/// @param words what to do, why that is right, and what it asks for
public record Saving(
        Way way,
        DomainName in,
        String term,
        String service,
        int lookups,
        int voids,
        List<RecordEdit> edits,
        Sentence brief,
        Sentence words) {
    public Saving {
        edits = List.copyOf(edits);
    }

    /// How sure it is that no mail suffers.
    public Way.Certainty certainty() {
        return way.certainty();
    }
}

package dev.dmarcdesk.spf;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;

/// A change that could be made to one term, before it is judged.
///
/// @param way what kind of change
/// @param spend the term
/// @param by what takes its place; mostly nothing
/// @param first what has to be published elsewhere before
/// @param brief what to do, in a few words
/// @param words what to do, why, and what it asks for
record Proposal(
        Way way,
        Spend spend,
        List<String> by,
        List<RecordEdit> first,
        Sentence brief,
        Sentence words) {
    Proposal {
        by = List.copyOf(by);
        first = List.copyOf(first);
    }

    /// A term to be left out.
    static Proposal removing(Way way, Spend spend, Sentence brief, Sentence words) {
        return new Proposal(way, spend, List.of(), List.of(), brief, words);
    }

    /// What it saves, as far as the term itself shows.
    int lookups() {
        int kept = (int) by.stream().filter(Spend::looksUp).count();
        return spend.step().lookups() - kept;
    }

    /// Whether it asks something of a service that nobody knows.
    boolean isDoubtful() {
        return way.needsPreparation() && spend.service().known().isEmpty();
    }

    /// The change. Of several equal terms the last goes, so that the order of the others stays.
    SpfDraft.Change change() {
        return new SpfDraft.Change(
                spend.in().domain(), spend.step().term().text(), by.isEmpty(), by);
    }

    /// Whether the other one is about the same term.
    boolean isAbout(Spend other) {
        return spend.in().domain().equals(other.in().domain())
                && spend.step().term().text().equals(other.step().term().text());
    }

    /// As it stands once it is known what it saves.
    ///
    /// @param before the records without it
    /// @param after the records with it
    /// @param alone the records with it and nothing else
    Saving saving(SpfDraft before, SpfDraft after, SpfDraft alone) {
        var edits = new ArrayList<>(first);
        edits.addAll(alone.edits());
        return new Saving(
                way,
                spend.in().domain(),
                spend.step().term().text(),
                spend.service().name(),
                before.tree().lookups() - after.tree().lookups(),
                before.tree().voids() - after.tree().voids(),
                edits,
                brief,
                words);
    }
}

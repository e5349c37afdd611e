package dev.dmarcdesk.watch;

import java.util.List;

/// The records of one aspect before and after a change.
///
/// @param aspect what changed
/// @param before as published; empty for nothing
/// @param after as published; empty for nothing
public record Shift(Aspect aspect, List<String> before, List<String> after) {
    public Shift {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /// How an aspect changed from one snapshot to the next.
    static Shift of(Aspect aspect, Snapshot before, Snapshot after) {
        return new Shift(aspect, records(aspect, before), records(aspect, after));
    }

    /// The records of an aspect; none where nothing was seen.
    static List<String> records(Aspect aspect, Snapshot snapshot) {
        return snapshot.aspects().get(aspect) instanceof Observed.Published(_, var records)
                ? records
                : List.of();
    }

    /// Whether there is nothing any more.
    boolean isRemoval() {
        return after.isEmpty();
    }
}

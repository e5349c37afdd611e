package dev.dmarcdesk.watch;

import java.util.List;

/// How the terms of an SPF record changed.
///
/// @param added terms that are new, but for `all`
/// @param dropped terms that are gone, but for `all`
/// @param gained services that may send now, and could not before
/// @param lost services that may send no more
public record TermChange(
        List<String> added, List<String> dropped, List<String> gained, List<String> lost) {
    /// The same terms.
    static final TermChange NONE = new TermChange(List.of(), List.of(), List.of(), List.of());

    public TermChange {
        added = List.copyOf(added);
        dropped = List.copyOf(dropped);
        gained = List.copyOf(gained);
        lost = List.copyOf(lost);
    }

    /// Whether the terms are the same.
    boolean isNone() {
        return added.isEmpty() && dropped.isEmpty();
    }
}

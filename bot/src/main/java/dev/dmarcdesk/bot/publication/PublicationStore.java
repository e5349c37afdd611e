package dev.dmarcdesk.bot.publication;

import dev.dmarcdesk.bot.watch.WatchStore;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where changes that are followed are kept, beside the watches: [WatchStore#forget] forgets those
/// of a workspace too.
///
/// Every method may throw [WatchStore.Unavailable]; then nothing was changed, or all of it was.
public interface PublicationStore {
    /// How long one is kept after somebody said it last.
    Duration KEPT = Duration.ofDays(14);

    /// What is followed.
    ///
    /// @param team the workspace
    /// @param id of [Followed]
    record Key(String team, String id) {}

    /// One that is kept still.
    Optional<Followed> find(Key key);

    /// Saves one.
    ///
    /// @param followed with the version that was read, 0 for a new one
    /// @return whether it was saved; not when it was saved since it was read, or is there already
    boolean save(Followed followed);

    /// Those to be looked for by now, without looking at any other; the longest due first. May name
    /// one that is not due any more.
    List<Key> due(Instant now, int limit);
}

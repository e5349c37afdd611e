package dev.dmarcdesk.bot.watch;

import java.time.Duration;
import java.util.List;

/// Where domains wait to be looked at. Delivers at least once, in any order.
@FunctionalInterface
public interface CheckQueue {
    /// How many domains one message holds.
    int BATCH = 25;

    /// Hands domains over.
    ///
    /// @param keys any number; cut into batches
    /// @param delay how long to wait before; at most 15 minutes
    /// @return whether the queue has all of them now
    boolean offer(List<WatchKey> keys, Duration delay);
}

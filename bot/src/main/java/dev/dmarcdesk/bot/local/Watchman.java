package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.bot.publication.Publications;
import dev.dmarcdesk.bot.watch.Digests;
import dev.dmarcdesk.bot.watch.Lookout;
import dev.dmarcdesk.bot.watch.Monitor;
import dev.dmarcdesk.bot.watch.Teller;
import dev.dmarcdesk.bot.watch.Ticker;
import dev.dmarcdesk.bot.watch.WatchKey;
import dev.dmarcdesk.bot.watch.WatchStore;
import dev.dmarcdesk.live.BundledData;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// Looks at watched domains in their turn, tells what is untold, and writes digests, as long as the
/// process lives. What the process before this one had still to look at is looked at again.
final class Watchman implements AutoCloseable {
    /// Alerts told in one minute: the rest has its turn in the next.
    private static final int TELLINGS = 100;

    /// What failed may have failed because of something that passes.
    private static final Duration BEFORE_RETRY = Duration.ofMinutes(1);

    /// From the turn of a domain to the third look at it, which the last process may not have come
    /// to: twice five minutes, and what they may have waited.
    private static final Duration UNDER_WAY = Duration.ofMinutes(15);

    private final LocalCheckQueue queue;
    private final Monitor monitor;
    private final LocalPublicationQueue publications;
    private final LocalSchedule schedule;

    /// Begins.
    ///
    /// @param store has the watches
    /// @param lookout looks at domains
    /// @param teller tells what is new
    /// @param followed looks for changes that people say they published
    /// @param clock says whose turn it is
    /// @throws WatchStore.Unavailable when the store is
    Watchman(WatchStore store, Lookout lookout, Teller teller, Publications followed, Clock clock) {
        this.queue = new LocalCheckQueue(this::check, BEFORE_RETRY);
        this.monitor = new Monitor(store, lookout, queue, teller, BundledData.senders(), clock);
        var ticker = new Ticker(store, queue, clock);
        var digests = new Digests(store, teller, clock);
        ticker.again(UNDER_WAY);
        this.publications = new LocalPublicationQueue(followed::look);
        this.schedule =
                LocalSchedule.start(
                        List.of(
                                () -> handOn(ticker),
                                () -> teller.redo(TELLINGS),
                                digests::tick,
                                () -> followed.tick(publications)),
                        clock);
    }

    private List<WatchKey> check(List<WatchKey> keys) {
        return monitor.check(keys);
    }

    private static void handOn(Ticker ticker) {
        if (!ticker.tick().finished()) {
            throw new IllegalStateException("not all that is due was handed on");
        }
    }

    /// Ends when the looks that are under way are over, or have taken too long.
    @Override
    public void close() {
        schedule.close();
        queue.close();
        publications.close();
    }
}

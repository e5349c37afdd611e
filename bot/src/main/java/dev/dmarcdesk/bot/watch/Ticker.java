package dev.dmarcdesk.bot.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// Hands on the domains whose turn it is.
///
/// Every minute is handed on once, as far as can be: the cursor moves after the queue has the
/// domains, so that who dies between hands them on again, and two who tick at once both do. A look
/// more does no harm, one less would.
public final class Ticker {
    private static final String CLOCK = "checks";

    /// Every slot has its turn within a day: of a longer gap no more has to be made up for.
    private static final long DAY = Duration.ofDays(1).toMinutes();

    /// As far apart as clocks of several machines may be.
    private static final long DRIFT = 2;

    private static final int PART = 1000;

    private final WatchStore store;
    private final CheckQueue queue;
    private final Clock clock;

    /// @param store has the watches and the cursor
    /// @param queue takes what is due
    /// @param clock says what is
    public Ticker(WatchStore store, CheckQueue queue, Clock clock) {
        this.store = store;
        this.queue = queue;
        this.clock = clock;
    }

    /// What a tick came to.
    ///
    /// @param minutes how many were handed on
    /// @param domains how many domains that were
    /// @param finished whether everything due was handed on; if not, the next tick does
    public record Tick(long minutes, int domains, boolean finished) {}

    /// Hands on everything that is due.
    ///
    /// @throws WatchStore.Unavailable when the store is; what was not handed on then is next time
    public Tick tick() {
        long now = Slots.minute(clock.instant());
        long cursor = store.handedOn(CLOCK);
        long from = start(cursor, now);
        int domains = 0;
        var done = new HashSet<Slots.Slot>();
        for (long minute = from + 1; minute <= now; minute++) {
            int handed = handOn(minute, done);
            if (handed < 0 || !store.handOn(CLOCK, cursor, minute)) {
                return new Tick(minute - from - 1, domains, false);
            }
            cursor = minute;
            domains += handed;
        }
        return new Tick(Math.max(now - from, 0), domains, true);
    }

    /// Takes back that the last minutes were handed on, for a queue that forgets what it had when
    /// its process ends.
    ///
    /// @param lately for how long a domain may have waited there
    /// @throws WatchStore.Unavailable when the store is
    public void again(Duration lately) {
        long cursor = store.handedOn(CLOCK);
        if (cursor >= lately.toMinutes()) {
            store.handOn(CLOCK, cursor, cursor - lately.toMinutes());
        }
    }

    /// The last minute that counts as handed on. A cursor that is ahead was moved by a clock that
    /// was wrong: waiting until that time has come would leave every domain without a look for as
    /// long. A little ahead is another machine's clock, and is waited for. Before the first tick
    /// nothing is owed.
    private static long start(long cursor, long now) {
        boolean isNone = cursor < 0 || cursor > now + DRIFT;
        return isNone ? now - 1 : Math.max(cursor, now - DAY);
    }

    /// Hands on the slots of a minute that were not yet, in this tick.
    ///
    /// @return how many domains; -1 when the queue did not take all of them
    private int handOn(long minute, Set<Slots.Slot> done) {
        int domains = 0;
        for (Slots.Slot slot : Slots.due(minute)) {
            if (done.contains(slot)) {
                continue;
            }
            int handed = handOn(slot);
            if (handed < 0) {
                return -1;
            }
            domains += handed;
            done.add(slot);
        }
        return domains;
    }

    private int handOn(Slots.Slot slot) {
        int domains = 0;
        String next = "";
        do {
            WatchStore.Page<WatchKey> page = store.due(slot, next, PART);
            if (!page.items().isEmpty() && !queue.offer(page.items(), Duration.ZERO)) {
                return -1;
            }
            domains += page.items().size();
            next = page.next();
        } while (!next.isEmpty());
        return domains;
    }
}

package dev.dmarcdesk.bot.local;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Does what is to be done every minute, from the start on. What was missed while nobody ran is
/// known to those who do it, from the store.
final class LocalSchedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalSchedule.class);
    private static final long MINUTE_MS = 60_000;

    private final List<Runnable> duties;
    private final Clock clock;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;

    private LocalSchedule(List<Runnable> duties, Clock clock) {
        this.duties = List.copyOf(duties);
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("schedule").unstarted(this::run);
    }

    /// Begins.
    ///
    /// @param duties each is done whether the others fail or not
    static LocalSchedule start(List<Runnable> duties, Clock clock) {
        var schedule = new LocalSchedule(duties, clock);
        schedule.thread.start();
        return schedule;
    }

    private void run() {
        try {
            do {
                duties.forEach(LocalSchedule::guarded);
            } while (!end.await(toNextMinute(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long toNextMinute() {
        return MINUTE_MS - Math.floorMod(clock.millis(), MINUTE_MS);
    }

    private static void guarded(Runnable duty) {
        try {
            duty.run();
        } catch (RuntimeException e) {
            LOG.warn("what is done every minute failed: {}", e.getClass().getName());
        }
    }

    /// Ends when what is being done is done.
    @Override
    public void close() {
        end.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.bot.watch.CheckQueue;
import dev.dmarcdesk.bot.watch.WatchKey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// A queue of domains within the process: few batches are looked at side by side. A domain waits
/// once, however often it is handed over, so what waits is never more than what is watched. What
/// has still to wait when the process ends is looked at when it is its turn.
final class LocalCheckQueue implements CheckQueue, AutoCloseable {
    private static final int AT_ONCE = 2;
    private static final int DELIVERIES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final UnaryOperator<List<WatchKey>> check;
    private final Duration between;
    private final Set<WatchKey> waiting = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private final ExecutorService workers =
            Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());

    /// @param check looks at domains, and returns those that have to be delivered again
    /// @param between how long to wait before that
    LocalCheckQueue(UnaryOperator<List<WatchKey>> check, Duration between) {
        this.check = check;
        this.between = between;
    }

    @Override
    public boolean offer(List<WatchKey> keys, Duration delay) {
        return offer(keys, delay, 1);
    }

    private synchronized boolean offer(List<WatchKey> keys, Duration delay, int delivery) {
        if (timer.isShutdown()) {
            return false;
        }
        List<WatchKey> added = keys.stream().filter(waiting::add).toList();
        for (int i = 0; i < added.size(); i += BATCH) {
            List<WatchKey> batch = added.subList(i, Math.min(added.size(), i + BATCH));
            var _ =
                    timer.schedule(
                            () -> workers.execute(() -> deliver(batch, delivery)),
                            delay.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
        return true;
    }

    private void deliver(List<WatchKey> batch, int delivery) {
        batch.forEach(waiting::remove);
        List<WatchKey> again = new ArrayList<>(check.apply(batch));
        if (!again.isEmpty() && delivery < DELIVERIES) {
            offer(again, between, delivery + 1);
        }
    }

    /// Takes no more, and waits a while for what is being looked at.
    @Override
    public void close() {
        synchronized (this) {
            timer.shutdownNow();
        }
        workers.shutdown();
        try {
            workers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
    }
}

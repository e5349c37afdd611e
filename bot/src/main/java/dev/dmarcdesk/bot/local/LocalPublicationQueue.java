package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.bot.job.Trouble;
import dev.dmarcdesk.bot.publication.PublicationQueue;
import dev.dmarcdesk.bot.publication.PublicationStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A queue of changes within the process: few are looked for side by side, and each waits once.
/// What fails is due still, and comes again.
final class LocalPublicationQueue implements PublicationQueue, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalPublicationQueue.class);
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Consumer<PublicationStore.Key> look;
    private final Set<PublicationStore.Key> waiting = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers =
            Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());

    /// @param look looks for one
    LocalPublicationQueue(Consumer<PublicationStore.Key> look) {
        this.look = look;
    }

    @Override
    public synchronized boolean offer(List<PublicationStore.Key> keys) {
        if (workers.isShutdown()) {
            return false;
        }
        keys.stream().filter(waiting::add).forEach(key -> workers.execute(() -> deliver(key)));
        return true;
    }

    private void deliver(PublicationStore.Key key) {
        waiting.remove(key);
        try {
            look.accept(key);
        } catch (RuntimeException e) {
            LOG.warn("looking for a change failed: {}", Trouble.in(e));
        }
    }

    /// Takes no more, and waits a while for what is being looked for.
    @Override
    public void close() {
        synchronized (this) {
            workers.shutdown();
        }
        try {
            workers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
    }
}

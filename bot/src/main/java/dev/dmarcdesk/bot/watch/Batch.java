package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.watch.Snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// What the domains of one batch share while they are looked at: one round of questions, and not
/// more looks at a time than the DNS and the machine bear.
final class Batch implements AutoCloseable {
    private static final int AT_ONCE = 16;

    private final Lookout.Round round;
    private final Semaphore looks = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    Batch(Lookout.Round round) {
        this.round = round;
    }

    /// Asks for every item at once, each on a thread of its own.
    ///
    /// @return the answers in the order of the items; nothing where there was trouble
    <T, R> List<Optional<R>> each(List<T> items, Function<T, R> function) {
        var running = new ArrayList<Future<R>>();
        for (T item : items) {
            Callable<R> task = () -> function.apply(item);
            running.add(threads.submit(task));
        }
        return running.stream().map(Batch::await).toList();
    }

    /// Looks at a domain.
    Snapshot look(Watched watched, List<String> selectors) {
        looks.acquireUninterruptibly();
        try {
            return round.look(watched.key(), selectors, watched.memory());
        } finally {
            looks.release();
        }
    }

    Lookout.Round round() {
        return round;
    }

    /// What only one domain at a time may do.
    Object lock(String matter) {
        return locks.computeIfAbsent(matter, _ -> new Object());
    }

    private static <R> Optional<R> await(Future<R> running) {
        try {
            return Optional.of(running.get());
        } catch (ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}

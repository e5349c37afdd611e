package dev.dmarcdesk.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/// Carries questions in datagrams: one thread for the whole process, that sleeps while nothing is
/// under way.
///
/// Blocking reads on virtual threads would be simpler, but leave a poller in a system call, for
/// which the end of the process waits 300 ms.
final class Datagrams {
    /// So many are sent before the first of them was answered or grew old: larger bursts overflow
    /// socket buffers.
    private static final int BURST = 100;

    private static final Datagrams SHARED = new Datagrams(System::nanoTime);

    private final LongSupplier nanoClock;
    private final Object lock = new Object();
    private final Queue<Exchange> inbox = new ArrayDeque<>();
    private final Selector selector;

    private Datagrams(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        try {
            this.selector = Selector.open();
        } catch (IOException exhausted) {
            throw new UncheckedIOException(exhausted);
        }
        Thread.ofPlatform().daemon().name("dns").start(this::run);
    }

    static Datagrams shared() {
        return SHARED;
    }

    /// Sends `query` to the first of `servers`, then, while nobody answers, to the others and
    /// again, ever more slowly.
    ///
    /// @param servers at least one
    /// @param patience how long to wait in all
    /// @return completes when `patience` is over at the latest, never exceptionally
    CompletableFuture<Outcome> exchange(
            List<InetSocketAddress> servers, byte[] query, Duration patience) {
        var exchange = new Exchange(servers, query, nanoClock.getAsLong() + patience.toNanos());
        synchronized (lock) {
            inbox.add(exchange);
            lock.notifyAll();
        }
        selector.wakeup();
        return exchange.outcome();
    }

    private void run() {
        var waiting = new ArrayDeque<Exchange>();
        var active = new ArrayList<Exchange>();
        var buffer = ByteBuffer.allocateDirect(0xffff);
        while (true) {
            boolean idle = active.isEmpty() && waiting.isEmpty();
            if (idle) {
                release();
            }
            collect(waiting, idle);
            try {
                start(waiting, active);
                selector.select(key -> receive(key, buffer), pause(active));
            } catch (IOException | RuntimeException mistake) {
                active.forEach(Exchange::fail);
            }
            active.removeIf(Exchange::over);
        }
    }

    /// Lets go of closed sockets, which the selector keeps until it selects again.
    private void release() {
        try {
            selector.selectNow();
        } catch (IOException _) {
            // They will be released with the next question.
        }
    }

    /// Fetches what was handed in; sleeps when there is nothing else to do.
    private void collect(Queue<Exchange> waiting, boolean idle) {
        synchronized (lock) {
            while (idle && inbox.isEmpty()) {
                try {
                    lock.wait();
                } catch (InterruptedException _) {
                    // Nobody has a reason to stop this thread.
                }
            }
            waiting.addAll(inbox);
            inbox.clear();
        }
    }

    private void start(Queue<Exchange> waiting, List<Exchange> active) {
        long now = nanoClock.getAsLong();
        long fresh = active.stream().filter(Exchange::fresh).count();
        while (fresh < BURST && !waiting.isEmpty()) {
            active.add(waiting.remove());
            fresh++;
        }
        active.forEach(exchange -> exchange.attend(selector, now));
        active.removeIf(Exchange::over);
    }

    /// Milliseconds until something has to be sent or given up; rounded up, so that it is time
    /// then.
    private long pause(List<Exchange> active) {
        long now = nanoClock.getAsLong();
        long nanos = active.stream().mapToLong(exchange -> exchange.next() - now).min().orElse(0);
        return Math.max(1, (nanos + 999_999) / 1_000_000);
    }

    private static void receive(SelectionKey key, ByteBuffer buffer) {
        ((Exchange.Line) key.attachment()).receive(buffer);
    }

    /// What came of it.
    sealed interface Outcome {
        /// A message with the id of the query.
        record Replied(InetSocketAddress server, ByteBuffer message) implements Outcome {}

        /// Nothing came in time.
        ///
        /// @param strays whether messages came that were no reply to the query
        record Silent(boolean strays) implements Outcome {}

        /// No server listens.
        record Unreachable() implements Outcome {}
    }
}

package dev.dmarcdesk.live;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Keeps us from pestering the servers of a DNS operator, however many of the domains there are
/// watched: a few questions under way, and a few each second, for each network.
///
/// It goes by networks and not by names, because a hostile zone can call its servers anything, but
/// whose machines they are shows in the address.
///
/// An operator of that size answers some ten thousand questions a second; one that runs a single
/// small machine should not notice us. Four changed records of ten domains, asked of both servers
/// of a network, are 80 questions: done in the four seconds there are for them.
final class Politeness {
    /// Questions under way to one network.
    static final int UNDER_WAY = 8;

    /// Questions a second to one network.
    static final int PER_SECOND = 25;

    /// So many may come at once after a silence.
    static final int BURST = 25;

    private static final long INTERVAL = Duration.ofSeconds(1).toNanos() / PER_SECOND;
    private static final int MOST_NETWORKS = 10_000;
    private static final int IPV4_NETWORK = 24 / Byte.SIZE;
    private static final int IPV6_NETWORK = 48 / Byte.SIZE;

    private final LongSupplier nanoClock;
    private final Map<ByteBuffer, Queue> queues = new ConcurrentHashMap<>();

    /// @param nanoClock a clock that only goes forward, in nanoseconds
    Politeness(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /// Asks when it is our turn.
    ///
    /// @param server whose network is asked
    /// @param patience how long to wait for the turn
    /// @param question what to do then
    /// @return what came of it; empty when the turn would have come too late
    <T> Optional<T> ask(InetAddress server, Duration patience, Supplier<T> question) {
        long now = nanoClock.getAsLong();
        long giveUpAt = now + patience.toNanos();
        var queue = queue(server, now);
        var turn = queue.reserve(now, giveUpAt);
        if (turn.isEmpty()) {
            return Optional.empty();
        }
        pauseUntil(turn.getAsLong());
        if (!queue.enter(giveUpAt - nanoClock.getAsLong())) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.get());
        } finally {
            queue.leave();
        }
    }

    private void pauseUntil(long turn) {
        long left = turn - nanoClock.getAsLong();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = turn - nanoClock.getAsLong();
        }
    }

    private Queue queue(InetAddress server, long now) {
        if (queues.size() >= MOST_NETWORKS) {
            queues.values().removeIf(queue -> queue.isIdle(now));
        }
        return queues.computeIfAbsent(network(server), _ -> new Queue(now));
    }

    private static ByteBuffer network(InetAddress server) {
        int octets = server instanceof Inet4Address ? IPV4_NETWORK : IPV6_NETWORK;
        return ByteBuffer.wrap(Arrays.copyOf(server.getAddress(), octets));
    }

    /// Who waits for one network.
    static final class Queue {
        private final Semaphore places = new Semaphore(UNDER_WAY, true);
        private long steady;

        /// @param now on the clock whose time the others are told
        Queue(long now) {
            this.steady = now;
        }

        /// Takes the next turn, unless it comes too late.
        ///
        /// @return when it is
        synchronized OptionalLong reserve(long now, long latest) {
            long due = steady - now > 0 ? steady : now;
            long turn = Math.max(0, due - (BURST - 1) * INTERVAL - now) + now;
            if (turn - latest > 0) {
                return OptionalLong.empty();
            }
            steady = due + INTERVAL;
            return OptionalLong.of(turn);
        }

        private boolean enter(long nanos) {
            try {
                return places.tryAcquire(nanos, TimeUnit.NANOSECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private void leave() {
            places.release();
        }

        private synchronized boolean isIdle(long now) {
            return steady - now <= 0 && places.availablePermits() == UNDER_WAY;
        }
    }
}

package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.report.Provenance;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Where a run's answers came from. They stand beside the answers, which are the same whoever gives
/// them and however long that takes. Safe for many threads.
final class Sightings {
    /// Notes nothing.
    static final Sightings NONE = new Sightings(() -> 0, false);

    private final LongSupplier nanoClock;
    private final boolean isKept;
    private final Map<Question, Provenance> seen = new ConcurrentHashMap<>();

    /// @param nanoClock a clock that only goes forward, in nanoseconds
    Sightings(LongSupplier nanoClock) {
        this(nanoClock, true);
    }

    private Sightings(LongSupplier nanoClock, boolean isKept) {
        this.nanoClock = nanoClock;
        this.isKept = isKept;
    }

    /// What was noted up to now.
    Map<Question, Provenance> seen() {
        return Map.copyOf(seen);
    }

    /// A question goes out.
    Sighting begin(Question question) {
        return new Sighting(question, nanoClock.getAsLong());
    }

    /// One question, from the first message sent to the answer; for one thread.
    final class Sighting {
        private final Question question;
        private final long start;
        private String server = "";
        private long ttl = Provenance.NO_TTL;

        private Sighting(Question question, long start) {
            this.question = question;
            this.start = start;
        }

        /// What a server said, for this name or the next of its CNAMEs: a chain may be kept as long
        /// as its least part.
        void note(Servers.Said said) {
            if (said instanceof Servers.Said.Word(var reply, var from)) {
                server = address(from);
                ttl = ttl < 0 || reply.ttl() < 0 ? reply.ttl() : Math.min(ttl, reply.ttl());
            }
        }

        /// The answer is there.
        void end() {
            if (isKept) {
                seen.put(
                        question,
                        new Provenance(
                                server, ttl, Duration.ofNanos(nanoClock.getAsLong() - start)));
            }
        }

        private static String address(InetSocketAddress from) {
            String host = from.getAddress().getHostAddress();
            return from.getPort() == DNS_PORT
                    ? host
                    : (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + from.getPort();
        }
    }

    private static final int DNS_PORT = 53;
}

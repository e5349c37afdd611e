package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Look;
import dev.dmarcdesk.watch.Memory;
import dev.dmarcdesk.watch.Snapshot;
import dev.dmarcdesk.watch.Vigilance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Looks at many domains at once, for no longer than a person waits. What was not seen in time is
/// looked at when it is its turn, and that look is the baseline then.
final class FirstLooks {
    /// Well within the time that a worker has for a job.
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    /// A round shares what it asks, but fifty domains at once would still be a crowd.
    private static final int AT_ONCE = 8;

    private final Lookout lookout;
    private final Function<WatchKey, List<String>> selectors;
    private final Clock clock;

    /// @param lookout looks
    /// @param selectors what is known of a domain's DKIM keys
    /// @param clock says when a look was
    FirstLooks(Lookout lookout, Function<WatchKey, List<String>> selectors, Clock clock) {
        this.lookout = lookout;
        this.selectors = selectors;
        this.clock = clock;
    }

    /// Looks.
    ///
    /// @return what was seen of those that could be looked at in time
    Map<DomainName, Look> at(List<WatchKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var seen = new ConcurrentHashMap<DomainName, Look>();
        Lookout.Round round = lookout.begin();
        List<Callable<Look>> looks = keys.stream().map(key -> look(round, key, seen)).toList();
        var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
        try {
            threads.invokeAll(looks, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .forEach(FirstLooks::raise);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
        return Map.copyOf(seen);
    }

    /// Who was not asked about in time is looked at in turn: what only a resolver says is no
    /// baseline.
    private Callable<Look> look(Lookout.Round round, WatchKey key, Map<DomainName, Look> seen) {
        return () -> {
            Instant at = clock.instant();
            Snapshot snapshot = round.look(key, selectors.apply(key), Memory.NONE);
            SortedSet<Aspect> suspects = Vigilance.suspects(Memory.NONE, snapshot);
            var look = new Look(at, snapshot, suspects.isEmpty() ? List.of() : round.ask(suspects));
            seen.put(key.domain(), look);
            return look;
        };
    }

    /// Time that ran out is no failure; what a look throws is.
    private static void raise(Future<Look> look) {
        if (look.state() == Future.State.FAILED) {
            throw new IllegalStateException("a look failed", look.exceptionNow());
        }
    }
}

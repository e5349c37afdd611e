package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.watch.Memory;
import dev.dmarcdesk.watch.Snapshot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    private final String team;
    private final Function<DomainName, List<String>> selectors;

    /// @param lookout looks
    /// @param team for which workspace
    /// @param selectors what is known of a domain's DKIM keys
    FirstLooks(Lookout lookout, String team, Function<DomainName, List<String>> selectors) {
        this.lookout = lookout;
        this.team = team;
        this.selectors = selectors;
    }

    /// Looks.
    ///
    /// @return what was seen of those that could be looked at in time
    Map<DomainName, Snapshot> at(List<DomainName> domains) {
        if (domains.isEmpty()) {
            return Map.of();
        }
        var seen = new ConcurrentHashMap<DomainName, Snapshot>();
        Lookout.Round round = lookout.begin();
        List<Callable<Snapshot>> looks =
                domains.stream().map(domain -> look(round, domain, seen)).toList();
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

    private Callable<Snapshot> look(
            Lookout.Round round, DomainName domain, Map<DomainName, Snapshot> seen) {
        return () -> {
            Snapshot snapshot = round.look(
                            new WatchKey(team, domain), selectors.apply(domain), Memory.NONE);
            seen.put(domain, snapshot);
            return snapshot;
        };
    }

    /// Time that ran out is no failure; what a look throws is.
    private static void raise(Future<Snapshot> look) {
        if (look.state() == Future.State.FAILED) {
            throw new IllegalStateException("a look failed", look.exceptionNow());
        }
    }
}

package dev.dmarcdesk.bot.publication;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Followed changes in memory, for tests.
public final class MemoryPublicationStore implements PublicationStore {
    private final Map<Key, Followed> all = new HashMap<>();
    private final Clock clock;

    public MemoryPublicationStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Followed> find(Key key) {
        return Optional.ofNullable(all.get(key))
                .filter(followed -> followed.until().isAfter(clock.instant()));
    }

    @Override
    public synchronized boolean save(Followed followed) {
        var key = new Key(followed.team(), followed.id());
        long known = find(key).map(Followed::version).orElse(0L);
        if (known != followed.version()) {
            return false;
        }
        all.put(key, followed.saved());
        return true;
    }

    @Override
    public synchronized List<Key> due(Instant now, int limit) {
        return all.values().stream()
                .filter(followed -> !followed.isOver() && !followed.due().isAfter(now))
                .sorted(Comparator.comparing(Followed::due))
                .limit(limit)
                .map(followed -> new Key(followed.team(), followed.id()))
                .toList();
    }

    /// What is kept.
    public synchronized List<Followed> all() {
        return List.copyOf(all.values());
    }
}

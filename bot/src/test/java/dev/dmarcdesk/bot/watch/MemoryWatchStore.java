package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.bot.data.InstantText;
import dev.dmarcdesk.diagnosis.SeenMessage;
import dev.dmarcdesk.dns.DomainName;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A store that forgets everything when it ends. It searches where real ones have an index, so that
/// what they find can be held to it; and it breaks when a test wants it to.
public final class MemoryWatchStore implements WatchStore {
    private static final Comparator<WatchKey> ORDER =
            Comparator.comparing(WatchKey::team).thenComparing(WatchKey::domain);
    private static final int WHOLE = Integer.MAX_VALUE;

    private final Clock clock;
    private final TreeMap<WatchKey, Watched> watches = new TreeMap<>(ORDER);
    private final TreeMap<AlertKey, Alert> alerts = new TreeMap<>();
    private final Map<WatchKey, Map<String, Instant>> learnt = new HashMap<>();
    private final Map<List<String>, SeenMessage> messages = new HashMap<>();
    private final Map<String, Long> clocks = new HashMap<>();
    private int left = WHOLE;

    /// @param clock says what is 90 days old
    public MemoryWatchStore(Clock clock) {
        this.clock = clock;
    }

    private record AlertKey(String team, Instant at, String id) implements Comparable<AlertKey> {
        private static final Comparator<AlertKey> ORDER =
                Comparator.comparing(AlertKey::team)
                        .thenComparing(AlertKey::at)
                        .thenComparing(AlertKey::id);

        static AlertKey of(Alert alert) {
            return new AlertKey(alert.team(), alert.at(), alert.id());
        }

        String place() {
            return InstantText.of(at) + " " + team + " " + id;
        }

        @Override
        public int compareTo(AlertKey other) {
            return ORDER.compare(this, other);
        }
    }

    /// Lets some operations succeed, then none, until it is mended: as when the store, or the
    /// process, ends at that point.
    ///
    /// @param operations how many succeed yet; 0 for none
    public synchronized void breakAfter(int operations) {
        left = operations;
    }

    /// Works again, with what was saved before it broke.
    public synchronized void mend() {
        left = WHOLE;
    }

    private void operate() {
        if (left == 0) {
            throw new Unavailable("using the store", new IllegalStateException("broken"));
        }
        if (left != WHOLE) {
            left--;
        }
    }

    @Override
    public synchronized Optional<Watched> find(WatchKey key) {
        operate();
        return Optional.ofNullable(watches.get(key));
    }

    @Override
    public synchronized List<Watched> findAll(Collection<WatchKey> keys) {
        operate();
        return keys.stream().distinct().map(watches::get).flatMap(Stream::ofNullable).toList();
    }

    @Override
    public synchronized boolean save(Watched watched) {
        operate();
        if (versionOf(watched.key()) != watched.version()) {
            return false;
        }
        watches.put(
                watched.key(),
                new Watched(
                        watched.key(),
                        watched.subscriptions(),
                        watched.memory(),
                        watched.version() + 1));
        return true;
    }

    private long versionOf(WatchKey key) {
        Watched known = watches.get(key);
        return known == null ? 0 : known.version();
    }

    @Override
    public synchronized boolean remove(Watched watched) {
        operate();
        return watched.version() != 0
                && versionOf(watched.key()) == watched.version()
                && watches.remove(watched.key()) != null;
    }

    @Override
    public synchronized Page<WatchKey> due(Slots.Slot slot, String from, int limit) {
        return keys(watched -> Slots.of(watched.key(), watched.every()).equals(slot), from, limit);
    }

    @Override
    public synchronized Page<WatchKey> watches(String team, String from, int limit) {
        return keys(watched -> watched.key().team().equals(team), from, limit);
    }

    @Override
    public synchronized int count(String team) {
        operate();
        return Math.toIntExact(
                watches.keySet().stream().filter(key -> key.team().equals(team)).count());
    }

    @Override
    public synchronized List<String> teams() {
        operate();
        return watches.keySet().stream().map(WatchKey::team).distinct().toList();
    }

    @Override
    public synchronized Page<WatchKey> leadingTo(
            String team, DomainName name, String from, int limit) {
        return keys(
                watched -> watched.key().team().equals(team) && watched.leads().contains(name),
                from,
                limit);
    }

    private Page<WatchKey> keys(Predicate<Watched> wanted, String from, int limit) {
        operate();
        var found =
                watches.values().stream()
                        .filter(wanted)
                        .map(Watched::key)
                        .filter(key -> from.isEmpty() || place(key).compareTo(from) > 0)
                        .limit(limit)
                        .toList();
        return new Page<>(found, found.size() < limit ? "" : place(found.getLast()));
    }

    private static String place(WatchKey key) {
        return key.team() + " " + key.domain();
    }

    @Override
    public synchronized Optional<Alert> alert(String team, String id) {
        operate();
        return kept().filter(alert -> alert.team().equals(team) && alert.id().equals(id))
                .findFirst();
    }

    private Stream<Alert> kept() {
        Instant oldest = clock.instant().minus(KEPT);
        return alerts.values().stream().filter(alert -> alert.at().isAfter(oldest));
    }

    @Override
    public synchronized boolean save(Alert alert) {
        long version = alert(alert.team(), alert.id()).map(Alert::version).orElse(0L);
        if (version != alert.version()) {
            return false;
        }
        alerts.put(
                AlertKey.of(alert),
                new Alert(
                        alert.team(),
                        alert.id(),
                        alert.kind(),
                        alert.domains(),
                        alert.changes(),
                        alert.page(),
                        alert.pages(),
                        alert.at(),
                        alert.wantsTwo(),
                        alert.state(),
                        alert.words(),
                        alert.tellings(),
                        alert.errands(),
                        alert.version() + 1));
        return true;
    }

    @Override
    public synchronized Page<Alert> alerts(String team, Instant since, String from, int limit) {
        return alerts(
                alert -> alert.team().equals(team) && !alert.at().isBefore(since), from, limit);
    }

    @Override
    public synchronized Page<Alert> unfinished(String from, int limit) {
        return alerts(Alert::isUnfinished, from, limit);
    }

    private Page<Alert> alerts(Predicate<Alert> wanted, String from, int limit) {
        operate();
        var found =
                kept().filter(wanted)
                        .filter(alert ->
                                from.isEmpty() || AlertKey.of(alert).place().compareTo(from) > 0)
                        .sorted(Comparator.comparing(alert -> AlertKey.of(alert).place()))
                        .limit(limit)
                        .toList();
        return new Page<>(found, found.size() < limit ? "" : AlertKey.of(found.getLast()).place());
    }

    @Override
    public synchronized void learn(WatchKey key, List<String> selectors, Instant at) {
        operate();
        Map<String, Instant> known = learnt.computeIfAbsent(key, _ -> new HashMap<>());
        selectors.forEach(selector -> known.merge(selector, at, MemoryWatchStore::later));
        known.keySet().retainAll(lastSeen(known));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    @Override
    public synchronized List<String> learnt(WatchKey key) {
        operate();
        return lastSeen(learnt.getOrDefault(key, Map.of()));
    }

    private static List<String> lastSeen(Map<String, Instant> known) {
        return known.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Instant>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .limit(SELECTORS)
                .toList();
    }

    @Override
    public synchronized long handedOn(String name) {
        operate();
        return clocks.getOrDefault(name, -1L);
    }

    @Override
    public synchronized boolean handOn(String name, long from, long to) {
        operate();
        if (clocks.getOrDefault(name, -1L) != from) {
            return false;
        }
        clocks.put(name, to);
        return true;
    }

    @Override
    public LastMessages messages() {
        return new LastMessages() {
            @Override
            public void keep(Place place, SeenMessage message) {
                MemoryWatchStore.this.keep(place, message);
            }

            @Override
            public Optional<SeenMessage> last(Place place, DomainName author) {
                return MemoryWatchStore.this.last(place, author);
            }
        };
    }

    private synchronized void keep(Place place, SeenMessage message) {
        operate();
        messages.put(List.of(place.team(), place.user(), message.author().dotted()), message);
    }

    private synchronized Optional<SeenMessage> last(Place place, DomainName author) {
        operate();
        return Optional.ofNullable(
                        messages.get(List.of(place.team(), place.user(), author.dotted())))
                .filter(message -> message.at().plus(LastMessages.KEPT).isAfter(clock.instant()));
    }

    @Override
    public synchronized void forget(String team) {
        operate();
        watches.keySet().removeIf(key -> key.team().equals(team));
        alerts.keySet().removeIf(key -> key.team().equals(team));
        learnt.keySet().removeIf(key -> key.team().equals(team));
        messages.keySet().removeIf(key -> key.getFirst().equals(team));
    }
}

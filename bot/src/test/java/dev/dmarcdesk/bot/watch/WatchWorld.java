package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.bot.MovingClock;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Memory;
import dev.dmarcdesk.watch.Observed;
import dev.dmarcdesk.watch.Snapshot;
import dev.dmarcdesk.watch.Standing;
import dev.dmarcdesk.watch.Testimony;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Everything around watches: a DNS, a store, a queue, channels and a clock, and processes that
/// work with them minute by minute, die and are replaced.
final class WatchWorld {
    static final String TEAM = "T1";
    static final DomainName ACME = new DomainName("acme.example");
    static final DomainName HOST = new DomainName("ns1.acme.example");
    static final Duration HOURLY = Duration.ofHours(1);

    final MovingClock clock = new MovingClock();
    final MemoryWatchStore store = new MemoryWatchStore(clock);
    final FakeChannels channels = new FakeChannels();
    final Map<DomainName, SortedMap<Aspect, Observed>> zone = new ConcurrentHashMap<>();
    final Map<DomainName, Standing> standings = new ConcurrentHashMap<>();
    final Map<DomainName, SortedMap<Aspect, Observed>> lies = new ConcurrentHashMap<>();
    final List<DomainName> looked = Collections.synchronizedList(new ArrayList<>());
    final List<Letter> letters = new ArrayList<>();
    boolean queueWorks = true;
    private Mortal mortal = new Mortal(0, false);
    private Life process = new Life(mortal);

    /// A message of the queue.
    record Letter(List<WatchKey> keys, Instant due) {}

    /// What works with the world, until it dies.
    final class Life {
        final WatchStore seen;
        final Teller teller;
        final Monitor monitor;
        final Ticker ticker;
        final Digests digests;

        Life(Mortal mortal) {
            seen = mortal.sees(WatchStore.class, store);
            Channels posted = mortal.sees(Channels.class, channels);
            Lookout lookout = mortal.sees(Lookout.class, WatchWorld.this::begin);
            CheckQueue queue = mortal.sees(CheckQueue.class, WatchWorld.this::offer);
            teller = new Teller(seen, posted, clock);
            monitor = new Monitor(seen, lookout, queue, teller, Senders.NONE, clock);
            ticker = new Ticker(seen, queue, clock);
            digests = new Digests(seen, teller, clock);
        }
    }

    /// Another one, beside the one that works.
    Life another() {
        return new Life(new Mortal(0, false));
    }

    Life process() {
        return process;
    }

    /// From now on whoever works dies at a call.
    void dieAt(int call, boolean heard) {
        mortal = new Mortal(call, heard);
        process = new Life(mortal);
    }

    boolean hasDied() {
        return mortal.isDead();
    }

    /// Watches a domain in channels, and has it looked at for the first time.
    WatchWorld watch(DomainName domain, String... inChannels) {
        var subscriptions = new ArrayList<Subscription>();
        for (String channel : inChannels) {
            subscriptions.add(
                    Subscription.begun(
                            new Place(TEAM, channel, "U1"), clock.instant(), HOURLY, "SOWNERS"));
        }
        store.save(new Watched(key(domain), subscriptions, Memory.NONE, 0));
        assert process.monitor.check(List.of(key(domain))).isEmpty();
        return this;
    }

    static WatchKey key(DomainName domain) {
        return new WatchKey(TEAM, domain);
    }

    Memory memory(DomainName domain) {
        return store.find(key(domain)).orElseThrow().memory();
    }

    List<Alert> alerts() {
        return store.alerts(TEAM, Instant.EPOCH, "", 10_000).items();
    }

    Alert onlyAlert() {
        List<Alert> all = alerts();
        if (all.size() != 1) {
            throw new AssertionError("expected one alert: " + all);
        }
        return all.getFirst();
    }

    /// Has domains looked at, and looked at again if that is wanted.
    WatchWorld check(DomainName... domains) {
        due(domains);
        return pass(Duration.ofMinutes(12));
    }

    /// Has domains looked at in the next minute.
    void due(DomainName... domains) {
        letters.add(
                new Letter(Arrays.stream(domains).map(WatchWorld::key).toList(), clock.instant()));
    }

    /// Lets minutes pass, in each of which what is due is done.
    WatchWorld pass(Duration time) {
        for (long i = 0; i < time.toMinutes(); i++) {
            clock.pass(Duration.ofMinutes(1));
            work();
        }
        return this;
    }

    /// One minute's work. The dead leave what they had undone to those after them.
    void work() {
        attempt(process.ticker::tick);
        for (Letter letter : List.copyOf(letters)) {
            if (!letter.due().isAfter(clock.instant())) {
                letters.remove(letter);
                deliver(letter.keys());
            }
        }
        attempt(() -> process.teller.redo(100));
        attempt(process.digests::tick);
    }

    private void deliver(List<WatchKey> keys) {
        var again = new ArrayList<WatchKey>(keys);
        attempt(() -> {
            List<WatchKey> failed = process.monitor.check(keys);
            if (!mortal.isDead()) {
                again.clear();
                again.addAll(failed);
            }
        });
        if (!again.isEmpty()) {
            letters.add(new Letter(again, clock.instant().plus(Duration.ofMinutes(3))));
        }
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (Mortal.KillError e) {
            assert mortal.isDead();
        } catch (WatchStore.Unavailable e) {
            assert e.getCause() != null;
        }
        if (mortal.isDead()) {
            process = new Life(new Mortal(0, false));
        }
    }

    private boolean offer(List<WatchKey> keys, Duration delay) {
        if (queueWorks) {
            letters.add(new Letter(keys, clock.instant().plus(delay)));
        }
        return queueWorks;
    }

    Lookout lookout() {
        return this::begin;
    }

    private Lookout.Round begin() {
        return new Lookout.Round() {
            @Override
            public Snapshot look(WatchKey key, List<String> selectors, Memory memory) {
                looked.add(key.domain());
                return snapshot(key.domain());
            }

            @Override
            public List<Testimony> ask(SortedSet<Aspect> aspects) {
                return aspects.stream().map(WatchWorld.this::testimony).toList();
            }
        };
    }

    private Snapshot snapshot(DomainName domain) {
        return new Snapshot(
                Objects.requireNonNull(lies.getOrDefault(domain, zone.get(domain))),
                standings.getOrDefault(domain, standing(Level.GOOD, "reject", 3)));
    }

    private Testimony testimony(Aspect aspect) {
        Observed truth =
                zone.values().stream()
                        .flatMap(aspects -> aspects.entrySet().stream())
                        .filter(entry -> entry.getKey().equals(aspect))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(new Observed.Nothing());
        return new Testimony(aspect, List.of(new Testimony.Word(HOST, truth)));
    }

    /// Publishes something for a domain.
    WatchWorld publish(DomainName domain, Aspect aspect, String... records) {
        return put(
                domain,
                aspect,
                records.length == 0
                        ? new Observed.Nothing()
                        : new Observed.Published(List.of(records), List.of(records)));
    }

    WatchWorld silence(DomainName domain, Aspect aspect) {
        return put(domain, aspect, new Observed.Unknown(Answer.Reason.TIMEOUT));
    }

    private WatchWorld put(DomainName domain, Aspect aspect, Observed observed) {
        var aspects = new TreeMap<>(zone.getOrDefault(domain, new TreeMap<>()));
        aspects.put(aspect, observed);
        zone.put(domain, aspects);
        return this;
    }

    static Standing standing(Level level, String policy, int lookups) {
        return new Standing(level, policy, lookups, 0, new TreeMap<String, Severity>(), List.of());
    }

    static Aspect dmarc(DomainName domain) {
        return new Aspect(Aspect.Kind.DMARC, new DomainName("_dmarc." + domain));
    }

    static Aspect mx(DomainName domain) {
        return new Aspect(Aspect.Kind.MX, domain);
    }

    static Aspect spf(DomainName domain) {
        return new Aspect(Aspect.Kind.SPF, domain);
    }

    static Aspect include(String name) {
        return new Aspect(Aspect.Kind.INCLUDED_SPF, new DomainName(name));
    }
}

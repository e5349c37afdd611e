package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.diagnosis.SeenMessage;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.watch.Look;
import dev.dmarcdesk.watch.Memory;
import dev.dmarcdesk.watch.WatchPages;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What people can do about watches. Everybody in a channel may; the answer says who did.
///
/// Each domain is saved on its own, and only when nobody was faster, so all of it may be done again
/// after a crash without harm.
public final class WatchBook {
    /// How many domains one channel may watch.
    public static final int PER_CHANNEL = 200;

    /// How many domains one workspace may watch.
    public static final int PER_TEAM = 2_000;

    /// How often a domain is looked at when nobody said anything.
    public static final Duration USUAL = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(WatchBook.class);
    private static final Comparator<Watched> BY_NAME =
            Comparator.comparing(watched -> watched.key().domain());
    private static final int ATTEMPTS = 8;
    private static final int PART = 100;

    private final WatchStore store;
    private final Lookout lookout;
    private final Clock clock;

    /// @param store where watches are kept
    /// @param lookout takes the first look
    /// @param clock says when a watch began
    public WatchBook(WatchStore store, Lookout lookout, Clock clock) {
        this.store = store;
        this.lookout = lookout;
        this.clock = clock;
    }

    /// Watches domains in a channel. The first look is taken now, so that the answer says what is
    /// watched and how it stands; it is the baseline, and never told as a change.
    ///
    /// @param place where, and for whom
    /// @param domains each once
    /// @param every how often, one of [Slots#INTERVALS]; zero when nothing was said
    /// @param owner who is called when a change was not ours; empty when nothing was said
    /// @throws WatchStore.Unavailable when it could not be kept; doing it again completes it
    public Answer watch(Place place, List<DomainName> domains, Duration every, String owner) {
        Instant now = clock.instant();
        var begin = new Beginning(place, every, owner, now, firstLooks(place, domains));
        Room room = room(place, domains.size());
        List<WatchEntry> entries =
                domains.stream().map(domain -> watch(begin, domain, room)).toList();
        return new BookPages(place, now).begun(entries);
    }

    /// Stops watching domains in a channel; other channels keep their watches.
    public Answer unwatch(Place place, List<DomainName> domains) {
        var ended = new ArrayList<DomainName>();
        var others = new ArrayList<DomainName>();
        for (DomainName domain : domains) {
            (isEnded(place, domain) ? ended : others).add(domain);
        }
        return pages(place).ended(ended, others);
    }

    /// What a channel watches.
    public Answer watches(Place place) {
        List<Watched> here =
                inTeam(place.team()).stream()
                        .filter(watched -> Subscribers.in(place.channel(), watched).isPresent())
                        .toList();
        return pages(place).here(here);
    }

    /// What a workspace watches, for the bot's own page. What is watched in a direct message is
    /// shown to whoever asked for it, and to nobody else.
    ///
    /// @param place the workspace, and who looks
    public Document home(Place place) {
        var first = store.watches(place.team(), "", WatchPages.MOST_AT_HOME);
        var watches = new ArrayList<>(store.findAll(first.items()));
        watches.sort(BY_NAME);
        return pages(place).home(watches, store.count(place.team()));
    }

    /// Wants no alert about a domain in a channel for some time.
    public Answer snooze(Place place, DomainName domain, Snooze snooze) {
        Instant now = clock.instant();
        Instant until = until(snooze, now);
        boolean isSilence = !(snooze instanceof Snooze.Off);
        if (isSilence && (!until.isAfter(now) || until.isAfter(now.plus(Snooze.LONGEST)))) {
            return BookPages.outOfRange();
        }
        return silence(new WatchKey(place.team(), domain), place.channel(), until)
                ? pages(place).silenced(domain, until)
                : BookPages.notWatched(domain);
    }

    /// The DKIM selectors that were seen in mail of a domain, the last first; none when the store
    /// fails.
    public List<String> learnt(String team, DomainName domain) {
        try {
            return store.learnt(new WatchKey(team, domain));
        } catch (WatchStore.Unavailable e) {
            LOG.warn("learnt selectors could not be read: {}", e.getClass().getName());
            return List.of();
        }
    }

    /// Remembers selectors seen in mail of a domain, unless the store fails.
    public void learn(String team, DomainName domain, List<String> selectors) {
        try {
            store.learn(new WatchKey(team, domain), selectors, clock.instant());
        } catch (WatchStore.Unavailable e) {
            LOG.warn("selectors could not be learnt: {}", e.getClass().getName());
        }
    }

    /// The last message of a domain that somebody had diagnosed; nothing when the store fails.
    public Optional<SeenMessage> lastMessage(Place place, DomainName author) {
        try {
            return store.messages().last(place, author);
        } catch (WatchStore.Unavailable e) {
            LOG.warn("the last message could not be read: {}", e.getClass().getName());
            return Optional.empty();
        }
    }

    /// Keeps what it takes to judge a message again, unless the store fails.
    public void keep(Place place, SeenMessage message) {
        try {
            store.messages().keep(place, message);
        } catch (WatchStore.Unavailable e) {
            LOG.warn("a message could not be kept: {}", e.getClass().getName());
        }
    }

    /// Forgets a workspace that removed the app.
    public void forget(String team) {
        store.forget(team);
    }

    /// Everything that a workspace watches, by name.
    List<Watched> inTeam(String team) {
        var all = new ArrayList<Watched>();
        String from = "";
        do {
            WatchStore.Page<WatchKey> part = store.watches(team, from, PART);
            all.addAll(store.findAll(part.items()));
            from = part.next();
        } while (!from.isEmpty());
        all.sort(BY_NAME);
        return all;
    }

    private BookPages pages(Place place) {
        return new BookPages(place, clock.instant());
    }

    /// Those that nobody in the workspace looks at yet.
    private Map<DomainName, Look> firstLooks(Place place, List<DomainName> domains) {
        List<WatchKey> unseen =
                domains.stream()
                        .map(domain -> new WatchKey(place.team(), domain))
                        .filter(key ->
                                store.find(key)
                                        .map(Watched::memory)
                                        .orElse(Memory.NONE)
                                        .equals(Memory.NONE))
                        .toList();
        return new FirstLooks(lookout, key -> learnt(key.team(), key.domain()), clock).at(unseen);
    }

    /// The watches of the channel are counted only where there may be too many of them: a channel
    /// watches no more than its workspace.
    private Room room(Place place, int wanted) {
        int inTeam = store.count(place.team());
        if (inTeam + wanted <= PER_CHANNEL) {
            return new Room(inTeam, inTeam);
        }
        long here =
                inTeam(place.team()).stream()
                        .filter(watched -> Subscribers.in(place.channel(), watched).isPresent())
                        .count();
        return new Room(inTeam, Math.toIntExact(here));
    }

    private WatchEntry watch(Beginning begin, DomainName domain, Room room) {
        var key = new WatchKey(begin.place().team(), domain);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Watched> before = store.find(key);
            WatchEntry entry = begin.entry(key, before, room);
            if (isKept(entry)) {
                room.take(entry, before.isEmpty());
                return entry;
            }
        }
        throw crowded();
    }

    private boolean isKept(WatchEntry entry) {
        return !(entry instanceof WatchEntry.Kept(var watched, _, var news))
                || news == WatchEntry.News.NONE
                || store.save(watched);
    }

    /// @return whether the channel watched it
    private boolean isEnded(Place place, DomainName domain) {
        var key = new WatchKey(place.team(), domain);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Watched> before = store.find(key);
            if (before.flatMap(watched -> Subscribers.in(place.channel(), watched)).isEmpty()) {
                return false;
            }
            if (end(before.orElseThrow(), place.channel())) {
                return true;
            }
        }
        throw crowded();
    }

    private boolean end(Watched watched, String channel) {
        Watched rest = Subscribers.without(watched, channel);
        return rest.subscriptions().isEmpty() ? store.remove(watched) : store.save(rest);
    }

    /// @return whether the channel watches it
    private boolean silence(WatchKey key, String channel, Instant until) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Watched> before = store.find(key);
            Optional<Subscription> own =
                    before.flatMap(watched -> Subscribers.in(channel, watched));
            if (own.isEmpty()) {
                return false;
            }
            Subscription quiet = Subscribers.quiet(own.get(), until);
            if (store.save(Subscribers.with(before.orElseThrow(), quiet))) {
                return true;
            }
        }
        throw crowded();
    }

    private static Instant until(Snooze snooze, Instant now) {
        return switch (snooze) {
            case Snooze.For(var time) -> now.plus(time);
            case Snooze.Until(var day) -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
            case Snooze.Off() -> Instant.EPOCH;
        };
    }

    private static WatchStore.Unavailable crowded() {
        return new WatchStore.Unavailable(
                "others saved the same watch again and again",
                new IllegalStateException("not saved in " + ATTEMPTS + " attempts"));
    }
}

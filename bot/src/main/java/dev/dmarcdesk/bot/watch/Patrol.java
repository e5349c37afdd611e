package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.watch.Memory;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Looks at every watched domain of a store at once, whoever's turn it is, and tells what is new:
/// for who has a schedule of their own. Each patrol is one look; what has to be seen again before
/// it is believed is seen again by the next.
public final class Patrol {
    /// Domains that share a round of questions. A round must not last longer than a few minutes.
    private static final int PART = 100;

    private final WatchStore store;
    private final Lookout lookout;
    private final Heard channels;
    private final Senders senders;
    private final Clock clock;

    /// @param store has the watches
    /// @param lookout looks at domains
    /// @param channels takes what is new
    /// @param senders the services whose records are known
    /// @param clock says when a look was
    public Patrol(
            WatchStore store, Lookout lookout, Channels channels, Senders senders, Clock clock) {
        this.store = store;
        this.lookout = lookout;
        this.channels = new Heard(channels);
        this.senders = senders;
        this.clock = clock;
    }

    /// What a patrol came to.
    ///
    /// @param watched the domains, as they are remembered after the look
    /// @param failed those that could not be looked at, or not saved
    /// @param told what people were told
    /// @param waiting alerts that still have to be told
    /// @param found how many of these are new
    public record Findings(
            List<Watched> watched,
            List<WatchKey> failed,
            List<Told> told,
            List<Alert> waiting,
            int found) {
        public Findings {
            watched = List.copyOf(watched);
            failed = List.copyOf(failed);
            told = List.copyOf(told);
            waiting = List.copyOf(waiting);
        }

        /// Whether there is something new.
        public boolean isNews() {
            return !told.isEmpty() || found > 0;
        }

        /// The domains at which something else was seen, which is not believed yet.
        public SortedSet<DomainName> unsure() {
            return names(memory -> !memory.sightings().isEmpty());
        }

        /// The domains for which something could not be looked up.
        public SortedSet<DomainName> unanswered() {
            return names(memory -> !memory.unanswered().isEmpty());
        }

        private SortedSet<DomainName> names(Predicate<Memory> test) {
            var names = new TreeSet<DomainName>();
            watched.stream()
                    .filter(each -> test.test(each.memory()))
                    .forEach(each -> names.add(each.key().domain()));
            return Collections.unmodifiableSortedSet(names);
        }
    }

    /// What was told.
    ///
    /// @param place where
    /// @param page what people see there now
    public record Told(Place place, Document page) {}

    /// Looks, and tells.
    ///
    /// @throws WatchStore.Unavailable when the store is; what was told until then is told
    public Findings go() {
        Instant began = clock.instant();
        var teller = new Teller(store, channels, clock);
        // Nobody brings them again: the next patrol does.
        var monitor = new Monitor(store, lookout, (_, _) -> true, teller, senders, clock);
        var watched = new ArrayList<Watched>();
        var failed = new ArrayList<WatchKey>();
        for (String team : store.teams()) {
            String next = "";
            do {
                WatchStore.Page<WatchKey> page = store.watches(team, next, PART);
                failed.addAll(monitor.check(page.items()));
                watched.addAll(store.findAll(page.items()));
                next = page.next();
            } while (!next.isEmpty());
        }
        teller.redo(Integer.MAX_VALUE);
        watched.sort(Comparator.comparing(each -> each.key().domain()));
        List<Alert> waiting = waiting();
        int found = (int) waiting.stream().filter(each -> !each.at().isBefore(began)).count();
        return new Findings(watched, failed, channels.told(), waiting, found);
    }

    private List<Alert> waiting() {
        var waiting = new ArrayList<Alert>();
        String next = "";
        do {
            WatchStore.Page<Alert> page = store.unfinished(next, PART);
            waiting.addAll(page.items());
            next = page.next();
        } while (!next.isEmpty());
        return waiting;
    }

    /// Notes what arrives.
    private static final class Heard implements Channels {
        private final Channels channels;
        private final List<Told> told = new ArrayList<>();

        Heard(Channels channels) {
            this.channels = channels;
        }

        synchronized List<Told> told() {
            return List.copyOf(told);
        }

        @Override
        public boolean reaches(String team) {
            return channels.reaches(team);
        }

        @Override
        public Posting post(Place place, Document page) {
            return heard(place, page, channels.post(place, page));
        }

        @Override
        public Posting edit(Place place, String message, Document page) {
            return heard(place, page, channels.edit(place, message, page));
        }

        @Override
        public Posting call(Place place, String message, String owner, Document page) {
            return heard(place, page, channels.call(place, message, owner, page));
        }

        private synchronized Posting heard(Place place, Document page, Posting posting) {
            if (posting instanceof Posting.Posted) {
                told.add(new Told(place, page));
            }
            return posting;
        }
    }
}

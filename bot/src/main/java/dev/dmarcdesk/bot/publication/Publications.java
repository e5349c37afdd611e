package dev.dmarcdesk.bot.publication;

import dev.dmarcdesk.bot.watch.Channels;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.bot.watch.WatchStore;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.publication.Course;
import dev.dmarcdesk.publication.Publication;
import dev.dmarcdesk.publication.PublicationPage.Following;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Follows changes that people say they published.
///
/// Each step is saved as a claim before it is taken, for as long as it may take: who dies in it
/// leaves one that is due again. A look can be taken again, and so can the change of a message;
/// only a new message could be there twice, and [Announcer] sees to that.
public final class Publications {
    private static final Logger LOG = LoggerFactory.getLogger(Publications.class);

    /// Clicks within that time are one; also by a clock that was set back.
    private static final Duration AT_ONCE = Duration.ofSeconds(20);

    /// So many are handed on in a minute; the rest has its turn in the next.
    private static final int IN_ONE_MINUTE = 200;

    private static final int TRIES = 5;

    private final PublicationStore store;
    private final PublicationLookout lookout;
    private final Announcer announcer;
    private final Clock clock;

    /// @param store keeps them
    /// @param lookout looks for them
    /// @param channels takes what is told
    /// @param clock says when something is due
    public Publications(
            PublicationStore store, PublicationLookout lookout, Channels channels, Clock clock) {
        this.store = store;
        this.lookout = lookout;
        this.announcer = new Announcer(store, channels);
        this.clock = clock;
    }

    /// Somebody says that a change is published.
    ///
    /// @param place who, and where
    /// @return what to say to that person alone; the rest is told where the button was
    public Document said(RecordEdit edit, Place place) {
        var key = new PublicationStore.Key(place.team(), Followed.id(place, edit));
        for (int i = 0; i < TRIES; i++) {
            Instant now = clock.instant();
            Optional<Followed> known = store.find(key);
            if (known.isEmpty()) {
                var begun = Followed.begun(place, edit, now, now.plus(Rhythm.LEASE));
                if (store.save(begun)) {
                    return look(begun.saved(), Receipts::taken);
                }
            } else if (isAtOnce(known.get(), now)) {
                return Receipts.already(known.get(), now);
            } else {
                var again = known.get().saidBy(place, now).dueAt(now.plus(Rhythm.LEASE));
                if (store.save(again)) {
                    String first = known.get().users().getFirst();
                    return look(
                            again.saved(),
                            (seen, followed) ->
                                    first.equals(place.user())
                                            ? Receipts.taken(seen, followed)
                                            : Receipts.saidBefore(seen, known.get()));
                }
            }
        }
        throw new IllegalStateException("too many say at once that a change is published");
    }

    private static boolean isAtOnce(Followed known, Instant now) {
        Duration since = Duration.between(known.course().asked(), now).abs();
        return !known.isOver() && since.compareTo(AT_ONCE) < 0;
    }

    /// What to say to who said it.
    private interface Receipt {
        Document on(Publication seen, Followed followed);
    }

    private Document look(Followed claimed, Receipt receipt) {
        Instant now = clock.instant();
        Publication seen = lookout.look(claimed.edit(), claimed.course(), now);
        Followed after = told(claimed, seen, now);
        return receipt.on(seen, after);
    }

    /// Looks for one when it is due, and tells what came of it.
    ///
    /// @throws WatchStore.Unavailable when the store is; it is due again then
    public void look(PublicationStore.Key key) {
        Instant now = clock.instant();
        Optional<Followed> due =
                store.find(key)
                        .filter(followed -> !followed.isOver())
                        .filter(followed -> !followed.due().isAfter(now));
        if (due.isPresent()) {
            Followed claimed = due.get().at(now).dueAt(now.plus(Rhythm.LEASE));
            if (store.save(claimed)) {
                Followed mine = claimed.saved();
                told(mine, lookout.look(mine.edit(), mine.course(), now), now);
            }
        }
    }

    private Followed told(Followed claimed, Publication seen, Instant now) {
        boolean isGivenUp = !seen.isDone() && Rhythm.isOver(seen.course(), now);
        Instant next = seen.isDone() || isGivenUp ? Course.NEVER : Rhythm.next(seen.course(), now);
        var following =
                new Following(
                        Receipts.people(claimed.users()),
                        next.equals(Course.NEVER) ? List.of() : List.of(next),
                        isGivenUp);
        Announcer.Told told = announcer.tell(claimed, seen, following);
        boolean isLost = Rhythm.isTooLate(seen.course(), now);
        Instant due = told.isTold() || isLost ? next : now.plus(told.pause());
        Followed after = told.followed().with(seen.course()).dueAt(due).resting();
        if (!store.save(after)) {
            LOG.info("{} was saved by somebody else meanwhile", claimed.id());
        }
        return after;
    }

    /// Hands on what is due.
    ///
    /// @throws WatchStore.Unavailable when the store is
    /// @throws IllegalStateException when the queue does not take it; it is due still
    public void tick(PublicationQueue queue) {
        handOn(store, queue, clock);
    }

    /// The same for who does not look for anything himself.
    public static void handOn(PublicationStore store, PublicationQueue queue, Clock clock) {
        List<PublicationStore.Key> due = store.due(clock.instant(), IN_ONE_MINUTE);
        if (!due.isEmpty() && !queue.offer(due)) {
            throw new IllegalStateException("not all that is due was handed on");
        }
    }
}

package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Look;
import dev.dmarcdesk.watch.Snapshot;
import dev.dmarcdesk.watch.Step;
import dev.dmarcdesk.watch.Testimony;
import dev.dmarcdesk.watch.Tiding;
import dev.dmarcdesk.watch.Vigilance;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// Looks at watched domains, and sees to it that what is new is told.
///
/// What is new is written in an order that survives a death at any moment: first the alert, then
/// the domain's memory, then the messages. Who dies before the memory is saved has the domain
/// looked at again, comes to the same alert by its id, and finds it; who dies after leaves an alert
/// that is unfinished, which [Teller#redo] finds. A look that brings nothing new writes nothing.
public final class Monitor {
    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);

    /// When what was seen is looked at again, to be believed.
    private static final Duration SOON = Duration.ofMinutes(5);

    /// Somebody else has to save the same domain as often in a row before it is put off.
    private static final int TRIES = 4;

    private final WatchStore store;
    private final Lookout lookout;
    private final CheckQueue queue;
    private final Teller teller;
    private final Recorder recorder;
    private final Clock clock;

    /// @param store has the watches
    /// @param lookout looks at domains
    /// @param queue takes what has to be looked at again soon
    /// @param teller tells what is new
    /// @param senders the services whose records are known
    /// @param clock says when a look was
    public Monitor(
            WatchStore store,
            Lookout lookout,
            CheckQueue queue,
            Teller teller,
            Senders senders,
            Clock clock) {
        this.store = store;
        this.lookout = lookout;
        this.queue = queue;
        this.teller = teller;
        this.recorder = new Recorder(store, senders);
        this.clock = clock;
    }

    /// What came of one domain.
    private enum Came {
        /// Its next turn is early enough.
        SETTLED,
        /// It has to be looked at again soon.
        UNSURE,
        /// There was trouble that is none of the domain's.
        FAILED
    }

    /// Looks at domains. Never throws: trouble with one of them does not keep the others from being
    /// looked at.
    ///
    /// @param keys any number; those that nobody watches any more are passed over
    /// @return those that have to be delivered again
    public List<WatchKey> check(List<WatchKey> keys) {
        List<WatchKey> wanted = keys.stream().distinct().toList();
        try (var batch = new Batch(lookout.begin())) {
            List<Watched> watched = store.findAll(wanted);
            return settle(watched, batch.each(watched, each -> guarded(batch, each)));
        } catch (RuntimeException e) {
            LOG.error("a batch failed: {}", e.getClass().getName());
            return wanted;
        }
    }

    private List<WatchKey> settle(List<Watched> watched, List<Optional<Came>> came) {
        var again = new ArrayList<WatchKey>();
        var soon = new ArrayList<WatchKey>();
        for (int i = 0; i < watched.size(); i++) {
            WatchKey key = watched.get(i).key();
            switch (came.get(i).orElse(Came.FAILED)) {
                case SETTLED -> {}
                case UNSURE -> soon.add(key);
                case FAILED -> again.add(key);
            }
        }
        if (!soon.isEmpty() && !isTaken(soon)) {
            again.addAll(soon);
        }
        return again;
    }

    private boolean isTaken(List<WatchKey> soon) {
        try {
            return queue.offer(soon, SOON);
        } catch (RuntimeException e) {
            LOG.error("the queue failed: {}", e.getClass().getName());
            return false;
        }
    }

    private Came guarded(Batch batch, Watched watched) {
        try {
            return check(batch, watched);
        } catch (RuntimeException | Error e) {
            LOG.error("a look of {} failed: {}", watched.key().team(), e.getClass().getName());
            return Came.FAILED;
        }
    }

    private Came check(Batch batch, Watched watched) {
        Look look = look(batch, watched);
        Optional<Watched> known = Optional.of(watched);
        for (int i = 0; i < TRIES && known.isPresent(); i++) {
            Watched now = known.get();
            Step step = Vigilance.step(now.memory(), look);
            List<String> alerts = new ArrayList<>();
            for (Tiding tiding : step.tidings()) {
                alerts.addAll(recorder.record(batch, now, look, tiding));
            }
            if (step.memory().equals(now.memory()) || store.save(now.remembering(step.memory()))) {
                alerts.forEach(id -> teller.tell(now.key().team(), id));
                return step.next() == Step.Next.SOON ? Came.UNSURE : Came.SETTLED;
            }
            known = store.find(watched.key());
        }
        return known.isPresent() ? Came.FAILED : Came.SETTLED;
    }

    /// The zones' own servers are asked only about what looks changed: they are few, and not ours.
    private Look look(Batch batch, Watched watched) {
        Instant at = clock.instant();
        Snapshot seen = batch.look(watched, store.learnt(watched.key()));
        SortedSet<Aspect> suspects = Vigilance.suspects(watched.memory(), seen);
        List<Testimony> testimonies = suspects.isEmpty() ? List.of() : batch.round().ask(suspects);
        return new Look(at, seen, testimonies);
    }
}

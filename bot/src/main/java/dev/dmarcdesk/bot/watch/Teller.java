package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.bot.watch.Alert.Progress;
import dev.dmarcdesk.bot.watch.Alert.Telling;
import dev.dmarcdesk.bot.watch.Channels.Posting;
import dev.dmarcdesk.document.Document;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Tells channels what is saved, each once.
///
/// Before something is sent, it is saved that it is being sent; after, that it is there. Who dies
/// between leaves it "being sent", and nobody knows whether it arrived. It is not sent again: a
/// short line with a button says that it may be missing. So everything is told, and nothing twice.
public final class Teller {
    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

    /// How often a line that says that something may be missing is tried, when nobody knows whether
    /// that arrives either. The digest shows the alert still.
    private static final int LINES = 3;

    /// How long what has to be told is tried.
    private static final Duration HOPE = Duration.ofDays(7);

    private static final int PART = 50;

    private final Alerts alerts;
    private final Channels channels;
    private final Reach reach;
    private final Errands errands;
    private final Pauses pauses;
    private final Clock clock;

    /// @param store has the alerts
    /// @param channels takes them
    /// @param clock says what is due
    public Teller(WatchStore store, Channels channels, Clock clock) {
        this.alerts = new Alerts(store);
        this.channels = channels;
        this.reach = new Reach(store);
        this.pauses = new Pauses(clock);
        this.errands = new Errands(alerts, channels, reach, pauses, clock);
        this.clock = clock;
    }

    /// Tells what is due of alerts that are unfinished, of all workspaces. Trouble with one of them
    /// is logged and does not keep the others waiting.
    ///
    /// @param limit of how many alerts at most; those that wait for something do not count
    /// @return of how many something was due
    /// @throws WatchStore.Unavailable when they can not be listed
    public int redo(int limit) {
        int worked = 0;
        String next = "";
        do {
            WatchStore.Page<Alert> page = alerts.store().unfinished(next, PART);
            for (Alert alert : page.items()) {
                if (worked == limit) {
                    return worked;
                }
                if (isHopeless(alert)) {
                    giveUp(alert);
                } else if (isDue(alert)) {
                    tell(alert.team(), alert.id());
                    worked++;
                }
            }
            next = page.next();
        } while (!next.isEmpty());
        return worked;
    }

    /// What nothing happened to for so long, and could not be told all the while, because Slack
    /// takes nothing from us: without an end, each minute would read more of it. The digest tells
    /// what is still open, once there is one again.
    private boolean isHopeless(Alert alert) {
        return alert.stirred().isBefore(clock.instant().minus(HOPE));
    }

    private void giveUp(Alert alert) {
        try {
            LOG.warn("{} could not be told", alert.id());
            alerts.change(alert.team(), alert.id(), Alert::givenUp);
        } catch (RuntimeException e) {
            LOG.error("giving {} up failed: {}", alert.id(), e.getClass().getName());
        }
    }

    /// Tells what is due of one alert. Never throws: what is saved is told later.
    public void tell(String team, String id) {
        try {
            Optional<Alert> known = alerts.store().alert(team, id);
            for (Telling telling : known.map(Alert::tellings).orElseGet(List::of)) {
                advance(team, id, telling.channel());
            }
            if (known.isPresent()) {
                errands.run(team, id);
            }
        } catch (RuntimeException e) {
            LOG.error("telling of {} failed: {}", id, e.getClass().getName());
        }
    }

    private boolean isDue(Alert alert) {
        Instant now = clock.instant();
        return isOpen(alert.team())
                && Stream.concat(
                                alert.tellings().stream()
                                        .filter(each -> each.progress().isOpen())
                                        .map(Telling::notBefore),
                                alert.errands().stream()
                                        .filter(each -> each.progress().isOpen())
                                        .map(Alert.Errand::notBefore))
                        .anyMatch(notBefore -> Patience.isOver(notBefore, now));
    }

    private boolean isOpen(String team) {
        return channels.reaches(team) && pauses.isOver(team);
    }

    /// Each channel's telling is read anew: the one before it took its time.
    private void advance(String team, String id, String channel) {
        alerts.store()
                .alert(team, id)
                .filter(_ -> isOpen(team))
                .ifPresent(alert ->
                        alert.tellings().stream()
                                .filter(each -> each.channel().equals(channel))
                                .filter(each -> Patience.isOver(each.notBefore(), clock.instant()))
                                .forEach(telling -> advance(alert, telling)));
    }

    private void advance(Alert alert, Telling telling) {
        switch (telling.progress()) {
            case WAITING, SENDING, INTERRUPTED -> send(alert, telling);
            case OUTDATED -> edit(alert, telling);
            case TOLD, DROPPED -> {}
        }
    }

    /// Who ended the watch meanwhile wants no message any more; one that is there is edited still.
    /// A digest is about the week before.
    private void send(Alert alert, Telling telling) {
        if (alert.kind() != Alert.Kind.DIGEST && !reach.isWanted(alert, telling.channel())) {
            alerts.store().save(alert.with(telling.at(Progress.DROPPED)));
        } else if (telling.progress() == Progress.WAITING) {
            post(alert, telling);
        } else if (telling.progress() == Progress.SENDING) {
            postLine(alert, telling.at(Progress.INTERRUPTED));
        } else {
            postLine(alert, telling);
        }
    }

    private void post(Alert alert, Telling telling) {
        Telling claimed = telling.triedUntil(Progress.SENDING, lease());
        if (alerts.store().save(alert.with(claimed))) {
            Posting posting =
                    channels.post(Reach.place(alert, telling.channel()), page(alert, telling));
            conclude(alert, claimed, Progress.WAITING, posting);
        }
    }

    private void postLine(Alert alert, Telling telling) {
        if (telling.tries() >= LINES) {
            LOG.warn("{} may be missing in a channel", alert.id());
            alerts.store().save(alert.with(telling.at(Progress.DROPPED)));
            return;
        }
        Telling claimed = telling.triedUntil(Progress.INTERRUPTED, lease());
        if (alerts.store().save(alert.with(claimed))) {
            Posting posting =
                    channels.post(
                            Reach.place(alert, telling.channel()), AlertNotes.interrupted(alert));
            conclude(alert, claimed, Progress.INTERRUPTED, posting);
        }
    }

    /// An edit that arrives twice is one edit, so nobody has to claim it.
    private void edit(Alert alert, Telling telling) {
        Posting posting =
                channels.edit(
                        Reach.place(alert, telling.channel()),
                        telling.message(),
                        page(alert, telling));
        Instant later = Patience.after(clock.instant(), telling.tries() + 1, Duration.ZERO);
        conclude(alert, telling.triedUntil(Progress.OUTDATED, later), Progress.OUTDATED, posting);
    }

    private static Document page(Alert alert, Telling telling) {
        return AlertFace.of(alert, telling.channel());
    }

    private Instant lease() {
        return clock.instant().plus(Patience.LEASE);
    }

    /// Saves what became of it.
    ///
    /// @param sent the alert as it was sent
    /// @param claimed the telling while it was
    /// @param back how the telling stands when it has to be tried again
    private void conclude(Alert sent, Telling claimed, Progress back, Posting posting) {
        pauses.heed(sent.team(), posting);
        String channel = claimed.channel();
        switch (posting) {
            case Posting.Posted(var message) -> {
                change(sent, known -> known.with(arrived(sent, known, claimed, message)));
                reach.restored(sent, channel);
            }
            case Posting.Refused(var why) -> refused(sent, claimed, back, why);
            case Posting.Dismissed(var why) -> {
                LOG.warn("{} waits, its workspace takes nothing: {}", sent.id(), why);
                pause(sent, claimed, back, Patience.LONGEST);
            }
            case Posting.Later(var wanted) -> pause(sent, claimed, back, wanted);
            case Posting.Uncertain() -> change(sent, known -> known.with(claimed));
        }
    }

    /// Slack may refuse the page and not the channel: the line that has it shown instead is short.
    private void refused(Alert sent, Telling claimed, Progress back, String why) {
        LOG.warn("{} was refused: {}", sent.id(), why);
        if (back == Progress.WAITING && !Reach.isLost(why)) {
            change(sent, known -> known.with(claimed.at(Progress.INTERRUPTED)));
            return;
        }
        Optional<Alert.Errand> errand =
                back != Progress.OUTDATED && Reach.isLost(why)
                        ? reach.regret(sent, claimed.channel())
                        : Optional.empty();
        change(
                sent,
                known -> errand.map(known::with).orElse(known).with(claimed.at(Progress.DROPPED)));
    }

    private void pause(Alert sent, Telling claimed, Progress back, Duration wanted) {
        Instant until = Patience.after(clock.instant(), claimed.tries(), wanted);
        change(sent, known -> known.with(claimed.pausedUntil(back, until)));
    }

    private void change(Alert sent, UnaryOperator<Alert> edit) {
        alerts.change(sent.team(), sent.id(), edit);
    }

    /// It is there; whether as it stands depends on what happened while it was sent. A line that
    /// says that something may be missing stays right whatever happens.
    private static Telling arrived(Alert sent, Alert known, Telling claimed, String message) {
        boolean isLine = claimed.progress() == Progress.INTERRUPTED;
        boolean isSame = page(sent, claimed).equals(page(known, claimed));
        return claimed.arrivedAs(isLine || isSame ? Progress.TOLD : Progress.OUTDATED, message);
    }
}

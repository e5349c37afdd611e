package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.bot.watch.Alert.Errand;
import dev.dmarcdesk.bot.watch.Alert.Progress;
import dev.dmarcdesk.bot.watch.Alert.Telling;
import dev.dmarcdesk.bot.watch.Channels.Posting;

import java.time.Clock;
import java.time.Instant;

/// Says what has to be said beside an alert, each once, by the same steps as the alert itself.
final class Errands {
    /// How often a line that says that a call may be missing is tried, when nobody knows whether
    /// that arrives either.
    private static final int LINES = 3;

    private final Alerts alerts;
    private final Channels channels;
    private final Reach reach;
    private final Pauses pauses;
    private final Clock clock;

    Errands(Alerts alerts, Channels channels, Reach reach, Pauses pauses, Clock clock) {
        this.alerts = alerts;
        this.channels = channels;
        this.reach = reach;
        this.pauses = pauses;
        this.clock = clock;
    }

    /// Says what is due of one alert.
    void run(String team, String id) {
        alerts.store()
                .alert(team, id)
                .ifPresent(alert -> alert.errands().forEach(each -> run(team, id, each)));
    }

    private void run(String team, String id, Errand errand) {
        if (channels.reaches(team)
                && pauses.isOver(team)
                && Patience.isOver(errand.notBefore(), clock.instant())) {
            alerts.store()
                    .alert(team, id)
                    .filter(alert -> alert.errands().contains(errand))
                    .ifPresent(alert -> run(alert, errand));
        }
    }

    private void run(Alert alert, Errand errand) {
        switch (errand.progress()) {
            case WAITING -> {
                switch (errand.matter()) {
                    case CALL -> call(alert, errand);
                    case UNREACHABLE -> regret(alert, errand);
                }
            }
            case SENDING -> {
                switch (errand.matter()) {
                    case CALL -> line(alert, errand.interrupted());
                    case UNREACHABLE -> drop(alert, errand);
                }
            }
            case INTERRUPTED -> line(alert, errand);
            case OUTDATED, TOLD, DROPPED -> {}
        }
    }

    private void drop(Alert alert, Errand errand) {
        alerts.store().save(alert.with(errand.at(Progress.DROPPED)));
    }

    private void call(Alert alert, Errand errand) {
        Telling telling =
                alert.tellings().stream()
                        .filter(each -> each.channel().equals(errand.channel()))
                        .findFirst()
                        .orElseThrow();
        if (telling.progress() == Progress.DROPPED && telling.message().isEmpty()) {
            drop(alert, errand);
        } else if (!telling.message().isEmpty() && claim(alert, errand, Progress.SENDING)) {
            conclude(
                    alert,
                    errand,
                    Progress.SENDING,
                    channels.call(
                            Reach.place(alert, errand.channel()),
                            telling.message(),
                            errand.whom(),
                            AlertNotes.call(alert)));
        }
    }

    /// Nobody is called twice: a line that calls nobody says that the call may be missing.
    private void line(Alert alert, Errand errand) {
        if (errand.tries() >= LINES) {
            drop(alert, errand);
        } else if (claim(alert, errand, Progress.INTERRUPTED)) {
            conclude(
                    alert,
                    errand,
                    Progress.INTERRUPTED,
                    channels.post(
                            Reach.place(alert, errand.channel()), AlertNotes.uncalled(alert)));
        }
    }

    private void regret(Alert alert, Errand errand) {
        reach.lost(alert.team(), errand.channel(), clock.instant());
        if (claim(alert, errand, Progress.SENDING)) {
            conclude(
                    alert,
                    errand,
                    Progress.SENDING,
                    channels.post(
                            new Place(alert.team(), "", errand.whom()),
                            AlertNotes.unreachable(alert, errand.channel())));
        }
    }

    private boolean claim(Alert alert, Errand errand, Progress sending) {
        Instant until = clock.instant().plus(Patience.LEASE);
        return alerts.store().save(alert.with(errand.triedUntil(sending, until)));
    }

    private void conclude(Alert alert, Errand errand, Progress sending, Posting posting) {
        pauses.heed(alert.team(), posting);
        Instant now = clock.instant();
        Errand after =
                switch (posting) {
                    case Posting.Posted _ -> errand.at(Progress.TOLD);
                    case Posting.Refused _ -> errand.at(Progress.DROPPED);
                    case Posting.Dismissed _ ->
                            errand.triedUntil(errand.progress(), now.plus(Patience.LONGEST));
                    case Posting.Later(var wanted) ->
                            errand.triedUntil(
                                    errand.progress(),
                                    Patience.after(now, errand.tries() + 1, wanted));
                    case Posting.Uncertain() ->
                            errand.triedUntil(sending, now.plus(Patience.LEASE));
                };
        alerts.change(alert.team(), alert.id(), known -> known.with(after));
    }
}

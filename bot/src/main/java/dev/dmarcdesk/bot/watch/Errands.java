package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.bot.watch.Alert.Errand;
import dev.dmarcdesk.bot.watch.Alert.Progress;
import dev.dmarcdesk.bot.watch.Alert.Telling;
import dev.dmarcdesk.bot.watch.Channels.Posting;

import java.time.Clock;
import java.time.Instant;

/// Says what has to be said beside an alert, each once, by the same steps as the alert itself.
final class Errands {
    /// How often an owner is called, when nobody knows whether a call arrives.
    private static final int CALLS = 3;

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
        boolean found = errand.progress() == Progress.SENDING;
        switch (errand.progress()) {
            case WAITING, SENDING -> {
                switch (errand.matter()) {
                    case CALL -> call(alert, errand, found);
                    case UNREACHABLE -> regret(alert, errand, found);
                }
            }
            case INTERRUPTED, OUTDATED, TOLD, DROPPED -> {}
        }
    }

    /// An alarm that may be missing is worse than one that rings again and says so.
    private void call(Alert alert, Errand errand, boolean again) {
        Telling telling =
                alert.tellings().stream()
                        .filter(each -> each.channel().equals(errand.channel()))
                        .findFirst()
                        .orElseThrow();
        boolean isNever = telling.progress() == Progress.DROPPED && telling.message().isEmpty();
        if (isNever || (errand.tries() >= CALLS && again)) {
            alerts.store().save(alert.with(errand.at(Progress.DROPPED)));
        } else if (!telling.message().isEmpty() && claim(alert, errand)) {
            conclude(
                    alert,
                    errand,
                    channels.call(
                            Reach.place(alert, errand.channel()),
                            telling.message(),
                            errand.whom(),
                            AlertNotes.call(alert, again)));
        }
    }

    private void regret(Alert alert, Errand errand, boolean again) {
        if (again) {
            alerts.store().save(alert.with(errand.at(Progress.DROPPED)));
            return;
        }
        reach.lost(alert.team(), errand.channel(), clock.instant());
        if (claim(alert, errand)) {
            conclude(
                    alert,
                    errand,
                    channels.post(
                            new Place(alert.team(), "", errand.whom()),
                            AlertNotes.unreachable(alert, errand.channel())));
        }
    }

    private boolean claim(Alert alert, Errand errand) {
        Instant until = clock.instant().plus(Patience.LEASE);
        return alerts.store().save(alert.with(errand.triedUntil(Progress.SENDING, until)));
    }

    private void conclude(Alert alert, Errand errand, Posting posting) {
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
                            errand.triedUntil(Progress.SENDING, now.plus(Patience.LEASE));
                };
        alerts.change(alert.team(), alert.id(), known -> known.with(after));
    }
}

package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.bot.watch.Alert.Kind;
import dev.dmarcdesk.bot.watch.Alert.Shift;
import dev.dmarcdesk.bot.watch.Alert.Telling;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.watch.AlertPage;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Look;
import dev.dmarcdesk.watch.Memory;
import dev.dmarcdesk.watch.Snapshot;
import dev.dmarcdesk.watch.Tiding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Saves what is new as alerts, before anything else is done about it.
final class Recorder {
    private final Alerts alerts;
    private final Senders senders;
    private final TakingBack takingBack;
    private final SharedChanges shared;

    Recorder(WatchStore store, Senders senders) {
        this.alerts = new Alerts(store);
        this.senders = senders;
        this.takingBack = new TakingBack(alerts);
        this.shared = new SharedChanges(alerts, senders);
    }

    /// Saves one thing. Saying it again changes nothing.
    ///
    /// @return the alerts that have to be told now
    List<String> record(Batch batch, Watched watched, Look look, Tiding tiding) {
        WatchKey key = watched.key();
        return switch (tiding) {
            case Tiding.Changed changed -> changed(batch, watched, look, changed);
            case Tiding.Unanswered unanswered ->
                    add(
                            watched,
                            Kind.OUTAGE,
                            AlertId.of(Kind.OUTAGE, key, unanswered.since(), unanswered.aspects()),
                            shifts(key, unanswered.aspects(), unanswered.last(), unanswered.seen()),
                            AlertPage.unanswered(key.domain(), unanswered),
                            look.at());
            case Tiding.Answered answered -> answered(watched, answered);
            case Tiding.Restless restless ->
                    add(
                            watched,
                            Kind.RESTLESS,
                            AlertId.of(Kind.RESTLESS, key, restless.since(), restless.aspects()),
                            shifts(key, restless.aspects(), known(watched), look.seen()),
                            AlertPage.restless(key.domain(), restless),
                            look.at());
            case Tiding.Rested rested -> rested(watched, rested);
        };
    }

    private List<String> changed(Batch batch, Watched watched, Look look, Tiding.Changed changed) {
        var ids = new ArrayList<String>();
        TakingBack.Back back = takingBack.record(batch, watched, look, changed);
        ids.addAll(back.alerts());
        SharedCause.Parts parts = SharedCause.cut(changed, back.rest());
        var own = new TreeSet<>(parts.own());
        for (SharedCause.Part part : parts.shared()) {
            shared.record(batch, watched, look, narrowed(changed, part.aspects()), part.cause())
                    .ifPresentOrElse(ids::addAll, () -> own.addAll(part.aspects()));
        }
        if (!own.isEmpty()) {
            ids.addAll(change(watched, look, narrowed(changed, own)));
        }
        back.unheard()
                .forEach((aspects, channels) ->
                        ids.addAll(
                                change(
                                        Subscribers.only(watched, channels),
                                        look,
                                        narrowed(changed, aspects))));
        return ids;
    }

    private List<String> change(Watched watched, Look look, Tiding.Changed changed) {
        WatchKey key = watched.key();
        boolean isAlone = key.team().isEmpty();
        Alert alert =
                Alert.found(
                                key,
                                AlertId.of(key, changed),
                                Kind.CHANGE,
                                shifts(key, changed),
                                isAlone
                                        ? AlertPage.changedForOne(key.domain(), changed, senders)
                                        : AlertPage.changed(key.domain(), changed, senders),
                                look.at(),
                                tellings(List.of(watched), look.at()))
                        .wantingTwo(!isAlone && AlertPage.wantsTwo(changed));
        return List.of(alerts.add(alert).id());
    }

    private List<String> add(
            Watched watched, Kind kind, String id, List<Shift> shifts, Document page, Instant at) {
        var tellings = tellings(List.of(watched), at);
        return List.of(
                alerts.add(Alert.found(watched.key(), id, kind, shifts, page, at, tellings)).id());
    }

    private List<String> answered(Watched watched, Tiding.Answered answered) {
        String team = watched.key().team();
        var ids = new ArrayList<String>();
        for (Alert alert : alerts.since(team, answered.at().minus(Alerts.RECENT))) {
            if (alert.kind() == Kind.OUTAGE
                    && alert.isPending()
                    && alert.domains().contains(watched.key().domain())) {
                alerts.change(team, alert.id(), known -> over(known, answered));
                ids.add(alert.id());
            }
        }
        return ids;
    }

    private List<String> rested(Watched watched, Tiding.Rested rested) {
        WatchKey key = watched.key();
        var ids = new ArrayList<String>();
        for (Alert alert : alerts.since(key.team(), rested.at().minus(WatchStore.KEPT))) {
            if (alert.kind() == Kind.RESTLESS && alert.domains().contains(key.domain())) {
                alerts.change(key.team(), alert.id(), known -> resting(known, rested));
                ids.add(alert.id());
            }
        }
        return ids;
    }

    private static Alert resting(Alert alert, Tiding.Rested rested) {
        SortedSet<Aspect> aspects =
                alert.changes().stream()
                        .filter(Shift::stands)
                        .map(Shift::aspect)
                        .filter(aspect -> rested.aspects().contains(aspect))
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!alert.isPending() || aspects.isEmpty()) {
            return alert;
        }
        List<Shift> shifts =
                alert.changes().stream()
                        .map(shift ->
                                aspects.contains(shift.aspect())
                                        ? shift.undoneAt(rested.since())
                                        : shift)
                        .toList();
        Alert marked =
                alert.about(alert.domains(), shifts)
                        .showing(page -> AlertPage.resting(page, rested, aspects));
        return shifts.stream().noneMatch(Shift::stands) ? marked.in(Alert.State.OVER) : marked;
    }

    private static Snapshot known(Watched watched) {
        return switch (watched.memory().known()) {
            case Memory.Known.Nothing() ->
                    throw new IllegalStateException("told of what nobody knew before");
            case Memory.Known.State(var snapshot, _) -> snapshot;
        };
    }

    private static Alert over(Alert alert, Tiding.Answered answered) {
        List<Shift> ended =
                alert.changes().stream().map(shift -> shift.undoneAt(answered.at())).toList();
        return alert.isPending() ? alert.about(alert.domains(), ended).in(Alert.State.OVER) : alert;
    }

    /// One part of a change.
    static Tiding.Changed narrowed(Tiding.Changed changed, SortedSet<Aspect> aspects) {
        return new Tiding.Changed(
                changed.before(), changed.since(), changed.after(), aspects, changed.sight());
    }

    /// What a change does to each of its aspects.
    static List<Shift> shifts(WatchKey key, Tiding.Changed changed) {
        return shifts(key, changed.aspects(), changed.before(), changed.after());
    }

    private static List<Shift> shifts(
            WatchKey key, SortedSet<Aspect> aspects, Snapshot before, Snapshot after) {
        return aspects.stream()
                .map(aspect ->
                        new Shift(
                                key.domain(),
                                aspect,
                                AlertId.seen(before, aspect),
                                AlertId.seen(after, aspect),
                                Instant.EPOCH))
                .toList();
    }

    /// One telling for each channel that watches one of the domains. A channel that wants silence
    /// from all of them is passed over for good: what it did not hear stands in its digest, and is
    /// not made up for in one burst when the silence ends.
    static List<Telling> tellings(List<Watched> watched, Instant now) {
        var channels = new TreeMap<String, Boolean>();
        watched.stream()
                .flatMap(each -> each.subscriptions().stream())
                .forEach(each ->
                        channels.merge(each.channel(), each.isQuiet(now), Boolean::logicalAnd));
        return channels.entrySet().stream()
                .map(each -> Telling.in(each.getKey(), each.getValue()))
                .toList();
    }
}

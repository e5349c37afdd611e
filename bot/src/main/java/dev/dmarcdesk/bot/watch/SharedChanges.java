package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.bot.watch.Alert.Kind;
import dev.dmarcdesk.bot.watch.Alert.Shift;
import dev.dmarcdesk.bot.watch.Alert.Telling;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.watch.AlertPage;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Look;
import dev.dmarcdesk.watch.Memory;
import dev.dmarcdesk.watch.Tiding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// One alert for a record of somebody else's that changed under many watched domains.
///
/// Each of these domains comes to its conclusion at its own time. The first looks at the others and
/// tells of all that share the change; those that come later find the alert, and are added to it
/// when they are not in it yet.
///
/// How do they find it? Its name follows from the record, what it was and what it is, none of which
/// tells this time from the next time that the same happens. So time is cut into windows, and the
/// name has the window it was found in. Who comes later looks in the window of now and in the one
/// before, and joins what was found within [#JOINABLE]. When the change was taken back meanwhile,
/// it happens anew, and has the next number of its window.
final class SharedChanges {
    /// Twice the longest interval: until then every domain had its turn.
    private static final Duration JOINABLE = Duration.ofDays(2);

    /// The same change in one window, taken back each time: more is restlessness of its own.
    private static final int TIMES = 16;

    private static final int DOMAINS = 500;
    private static final int PART = 100;

    private final Alerts alerts;
    private final Senders senders;

    SharedChanges(Alerts alerts, Senders senders) {
        this.alerts = alerts;
        this.senders = senders;
    }

    /// A domain and what changed under it.
    private record Case(Watched watched, Tiding.Changed changed) {
        DomainName domain() {
            return watched.key().domain();
        }

        boolean isHeardIn(String channel) {
            return watched.subscriptions().stream()
                    .anyMatch(each -> each.channel().equals(channel));
        }
    }

    /// Saves a change that others may share.
    ///
    /// @param changed the part of the change that the cause brought
    /// @return the alerts that have to be told now; nothing when no other watched domain leads to
    ///   the record, so that it is a change like any other
    Optional<List<String>> record(
            Batch batch, Watched watched, Look look, Tiding.Changed changed, SharedCause cause) {
        var own = new Case(watched, changed);
        synchronized (batch.lock(AlertId.ofShared(watched.key().team(), cause, 0, 0))) {
            Optional<Alert> open = joinable(own, cause, look.at());
            if (open.isPresent()) {
                return Optional.of(join(open.get(), own, look.at()));
            }
            List<WatchKey> others = others(watched.key(), cause);
            return others.isEmpty()
                    ? Optional.empty()
                    : Optional.of(begin(batch, own, others, look, cause));
        }
    }

    private Optional<Alert> joinable(Case own, SharedCause cause, Instant now) {
        long window = window(now);
        return known(own, cause, window)
                .or(() -> known(own, cause, window - 1))
                .filter(alert -> alert.at().isAfter(now.minus(JOINABLE)));
    }

    /// The alert of a window in which a domain can be, or is.
    private Optional<Alert> known(Case own, SharedCause cause, long window) {
        for (int time = 0; time < TIMES; time++) {
            Optional<Alert> known = alert(own, cause, window, time);
            if (known.isEmpty() || isOpenTo(known.get(), own)) {
                return known;
            }
        }
        return Optional.empty();
    }

    private Optional<Alert> alert(Case own, SharedCause cause, long window, int time) {
        String team = own.watched().key().team();
        return alerts.store().alert(team, AlertId.ofShared(team, cause, window, time));
    }

    /// What was taken back, for all or for this domain, happens anew when it happens again.
    private static boolean isOpenTo(Alert alert, Case own) {
        return alert.state() != Alert.State.OVER
                && alert.changes().stream()
                        .filter(shift -> shift.domain().equals(own.domain()))
                        .allMatch(Shift::stands);
    }

    private static long window(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), JOINABLE.toSeconds());
    }

    private List<WatchKey> others(WatchKey own, SharedCause cause) {
        var keys = new ArrayList<WatchKey>();
        String next = "";
        do {
            WatchStore.Page<WatchKey> page =
                    alerts.store().leadingTo(own.team(), cause.aspect().name(), next, PART);
            page.items().stream().filter(key -> !key.equals(own)).forEach(keys::add);
            next = page.next();
        } while (!next.isEmpty() && keys.size() < DOMAINS);
        return keys;
    }

    private List<String> begin(
            Batch batch, Case own, List<WatchKey> others, Look look, SharedCause cause) {
        var cases = new ArrayList<Case>();
        cases.add(own);
        List<Watched> watched = alerts.store().findAll(others);
        batch.each(watched, other -> sharing(batch, other, own, cause)).stream()
                .flatMap(each -> each.orElse(Optional.empty()).stream())
                .forEach(cases::add);
        String team = own.watched().key().team();
        long window = window(look.at());
        int time = 0;
        while (time < TIMES - 1 && alert(own, cause, window, time).isPresent()) {
            time++;
        }
        Alert alert = begun(cases, AlertId.ofShared(team, cause, window, time), look, cause);
        return List.of(alerts.add(alert).id());
    }

    /// Looks whether another domain shares the change. What it remembers is left alone: it comes to
    /// believe it at its own turn, and finds the alert.
    private static Optional<Case> sharing(Batch batch, Watched other, Case own, SharedCause cause) {
        return switch (other.memory().known()) {
            case Memory.Known.Nothing() -> Optional.empty();
            case Memory.Known.State(var before, var since) -> {
                var seen = batch.look(other, List.of());
                SortedSet<Aspect> aspects = new TreeSet<>(own.changed().aspects());
                aspects.removeIf(aspect ->
                        !AlertId.seen(before, aspect).contradicts(AlertId.seen(seen, aspect)));
                yield cause.isSharedBy(before, seen)
                        ? Optional.of(
                                new Case(
                                        other,
                                        new Tiding.Changed(
                                                before,
                                                since,
                                                seen,
                                                aspects,
                                                own.changed().sight())))
                        : Optional.empty();
            }
        };
    }

    private Alert begun(List<Case> cases, String id, Look look, SharedCause cause) {
        List<Telling> tellings =
                Recorder.tellings(cases.stream().map(Case::watched).toList(), look.at());
        var pages = new TreeMap<String, Document>();
        for (Telling telling : tellings) {
            String channel = telling.channel();
            pages.put(
                    channel,
                    page(cases.stream().filter(each -> each.isHeardIn(channel)).toList(), cause));
        }
        Document page = page(cases, cause);
        return Alert.found(
                        cases.getFirst().watched().key(),
                        id,
                        Kind.SHARED_CHANGE,
                        List.of(),
                        page,
                        look.at(),
                        tellings)
                .about(domains(cases), shifts(cases))
                .withPages(page, pages);
    }

    private Document page(List<Case> cases, SharedCause cause) {
        var hits =
                cases.stream()
                        .map(each -> new AlertPage.Hit(each.domain(), each.changed()))
                        .toList();
        return AlertPage.shared(cause.aspect().name(), hits, senders);
    }

    private static List<DomainName> domains(List<Case> cases) {
        return cases.stream().map(Case::domain).sorted().toList();
    }

    private static List<Shift> shifts(List<Case> cases) {
        return cases.stream()
                .flatMap(each -> Recorder.shifts(each.watched().key(), each.changed()).stream())
                .toList();
    }

    /// Adds a domain. Its message is edited at the next tick: many domains may come at once.
    private List<String> join(Alert open, Case own, Instant now) {
        if (!open.domains().contains(own.domain())) {
            alerts.change(open.team(), open.id(), known -> joined(known, own, now));
            return List.of();
        }
        return List.of(open.id());
    }

    private Alert joined(Alert alert, Case own, Instant now) {
        if (alert.domains().contains(own.domain())) {
            return alert;
        }
        var shifts = new ArrayList<>(alert.changes());
        shifts.addAll(Recorder.shifts(own.watched().key(), own.changed()));
        var domains = new TreeSet<>(alert.domains());
        domains.add(own.domain());
        Alert joined = alert.about(List.copyOf(domains), shifts);
        SortedMap<String, Document> pages = new TreeMap<>(alert.pages());
        for (Telling fresh : Recorder.tellings(List.of(own.watched()), now)) {
            String channel = fresh.channel();
            pages.merge(
                    channel,
                    AlertPage.changed(own.domain(), own.changed(), senders),
                    (told, _) -> AlertNotes.joined(told, own.domain(), own.changed()));
            joined = joined.with(again(alert, fresh));
        }
        return joined.withPages(
                AlertNotes.joined(alert.page(), own.domain(), own.changed()), pages);
    }

    /// A channel that wanted silence from the others may want to hear of this one.
    private static Telling again(Alert alert, Telling fresh) {
        Map<String, Telling> known = new TreeMap<>();
        alert.tellings().forEach(each -> known.put(each.channel(), each));
        Telling told = known.getOrDefault(fresh.channel(), fresh);
        return told.progress() == Alert.Progress.DROPPED && told.message().isEmpty()
                ? fresh
                : told.outdated();
    }
}

package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.bot.watch.Alert.Shift;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Look;
import dev.dmarcdesk.watch.Snapshot;
import dev.dmarcdesk.watch.Standing;
import dev.dmarcdesk.watch.Tiding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Finds out whether a change takes back what was told before: then the message that told it is
/// edited, and no new one is posted.
///
/// @param alerts those that were told
record TakingBack(Alerts alerts) {
    /// How a change goes together with what was told.
    ///
    /// @param alerts those that it takes back, in part at least
    /// @param rest what is new in it, and has to be told
    /// @param unheard what is no news to those who were told before, by the channels that were not:
    ///   they began to watch since
    record Back(
            List<String> alerts,
            SortedSet<Aspect> rest,
            Map<SortedSet<Aspect>, List<String>> unheard) {}

    /// Marks in every alert what a change takes back of it.
    ///
    /// A change for the worse is told as any other, even when it only brings back what was before:
    /// an edited message calls nobody, and nobody needs to have accepted what was better.
    Back record(Batch batch, Watched watched, Look look, Tiding.Changed changed) {
        DomainName domain = watched.key().domain();
        var rest = new TreeSet<>(changed.aspects());
        var ids = new ArrayList<String>();
        List<Alert> told =
                alerts.since(watched.key().team(), look.at().minus(Alerts.RECENT)).stream()
                        .filter(alert -> isChange(alert.kind()))
                        .filter(alert -> alert.domains().contains(domain))
                        .toList();
        Map<Alert, Set<Aspect>> all = taken(told, domain, changed);
        for (var taken : all.entrySet()) {
            ids.add(taken.getKey().id());
            edit(batch, taken.getKey(), domain, taken.getValue(), look);
        }
        if (isWorse(changed, all.keySet())) {
            return new Back(ids, rest, Map.of());
        }
        rest.removeIf(
                aspect -> told.stream().anyMatch(alert -> endsBy(alert, domain, aspect, changed)));
        return new Back(ids, rest, unheard(told, watched, rest, changed));
    }

    /// What was bad news is not worse for being over, though a domain that sends again be judged
    /// more strictly; but the policy and the limit of lookups are, whatever went with them.
    private static boolean isWorse(Tiding.Changed changed, Set<Alert> taken) {
        Standing before = changed.before().standing();
        Standing after = changed.after().standing();
        boolean wasBad =
                !taken.isEmpty() && taken.stream().allMatch(alert -> isBad(alert.page().tone()));
        return wasBad ? Worse.isByRecord(before, after) : Worse.is(before, after);
    }

    private static boolean isBad(Tone tone) {
        return tone == Tone.BAD || tone == Tone.WARNING;
    }

    private static boolean isChange(Alert.Kind kind) {
        return switch (kind) {
            case CHANGE, SHARED_CHANGE -> true;
            case OUTAGE, RESTLESS, DIGEST -> false;
        };
    }

    private static Map<SortedSet<Aspect>, List<String>> unheard(
            List<Alert> told, Watched watched, SortedSet<Aspect> rest, Tiding.Changed changed) {
        var unheard = new HashMap<SortedSet<Aspect>, List<String>>();
        for (Subscription each : watched.subscriptions()) {
            var aspects = new TreeSet<>(changed.aspects());
            aspects.removeAll(rest);
            aspects.removeIf(aspect ->
                    told.stream()
                            .filter(alert -> alert.isFor(each.channel()))
                            .anyMatch(alert ->
                                    endsBy(alert, watched.key().domain(), aspect, changed)));
            if (!aspects.isEmpty()) {
                unheard.computeIfAbsent(aspects, _ -> new ArrayList<>()).add(each.channel());
            }
        }
        return unheard;
    }

    /// What has to be marked, by alert. Who brings back the first state takes back all that was
    /// told since.
    private static Map<Alert, Set<Aspect>> taken(
            List<Alert> told, DomainName domain, Tiding.Changed changed) {
        var taken = new HashMap<Alert, Set<Aspect>>();
        for (Aspect aspect : changed.aspects()) {
            Optional<Alert> first =
                    told.stream()
                            .filter(Alert::isPending)
                            .filter(alert ->
                                    standing(alert, domain, aspect)
                                            .filter(shift -> bringsBack(shift, changed))
                                            .isPresent())
                            .findFirst();
            told.stream()
                    .filter(Alert::isPending)
                    .filter(alert -> first.isPresent() && !alert.at().isBefore(first.get().at()))
                    .filter(alert -> standing(alert, domain, aspect).isPresent())
                    .forEach(alert ->
                            taken.computeIfAbsent(alert, _ -> new HashSet<>()).add(aspect));
        }
        return taken;
    }

    /// Whether an alert tells already, or will by its edit, that an aspect is as before: it was
    /// marked now, or since the state that ends began.
    private static boolean endsBy(
            Alert alert, DomainName domain, Aspect aspect, Tiding.Changed changed) {
        return alert.changes().stream()
                .filter(shift -> shift.domain().equals(domain) && shift.aspect().equals(aspect))
                .filter(shift -> bringsBack(shift, changed))
                .anyMatch(shift ->
                        shift.stands()
                                ? alert.isPending()
                                : !shift.undone().isBefore(changed.since()));
    }

    private static boolean bringsBack(Shift shift, Tiding.Changed changed) {
        return SharedCause.isSame(shift.before(), AlertId.seen(changed.after(), shift.aspect()));
    }

    private static Optional<Shift> standing(Alert alert, DomainName domain, Aspect aspect) {
        return alert.changes().stream()
                .filter(Shift::stands)
                .filter(shift -> shift.domain().equals(domain) && shift.aspect().equals(aspect))
                .findFirst();
    }

    private void edit(Batch batch, Alert alert, DomainName domain, Set<Aspect> aspects, Look look) {
        Map<DomainName, Snapshot> seen = others(batch, alert, domain, aspects);
        alerts.change(
                alert.team(),
                alert.id(),
                known -> {
                    List<Shift> shifts =
                            known.changes().stream()
                                    .map(shift ->
                                            isBack(shift, domain, aspects, seen)
                                                    ? shift.undoneAt(look.at())
                                                    : shift)
                                    .toList();
                    return edited(known, shifts, look.at());
                });
    }

    private static boolean isBack(
            Shift shift, DomainName domain, Set<Aspect> aspects, Map<DomainName, Snapshot> seen) {
        if (!shift.stands()) {
            return false;
        }
        return shift.domain().equals(domain)
                ? aspects.contains(shift.aspect())
                : Optional.ofNullable(seen.get(shift.domain()))
                        .filter(snapshot ->
                                SharedCause.isSame(
                                        shift.before(), AlertId.seen(snapshot, shift.aspect())))
                        .isPresent();
    }

    /// The other domains of a shared alert, so that its message is edited once for all of them.
    private Map<DomainName, Snapshot> others(
            Batch batch, Alert alert, DomainName domain, Set<Aspect> aspects) {
        var keys =
                alert.changes().stream()
                        .filter(Shift::stands)
                        .filter(shift -> aspects.contains(shift.aspect()))
                        .map(shift -> new WatchKey(alert.team(), shift.domain()))
                        .filter(key -> !key.domain().equals(domain))
                        .distinct()
                        .toList();
        var seen = new HashMap<DomainName, Snapshot>();
        List<Watched> watched = keys.isEmpty() ? List.of() : alerts.store().findAll(keys);
        List<Optional<Snapshot>> looks = batch.each(watched, other -> batch.look(other, List.of()));
        for (int i = 0; i < watched.size(); i++) {
            DomainName name = watched.get(i).key().domain();
            looks.get(i).ifPresent(snapshot -> seen.put(name, snapshot));
        }
        return seen;
    }

    private static Alert edited(Alert known, List<Shift> shifts, Instant at) {
        if (shifts.equals(known.changes())) {
            return known;
        }
        Alert marked = known.about(known.domains(), shifts);
        return shifts.stream().noneMatch(Shift::stands)
                ? marked.in(Alert.State.OVER)
                : marked.showing(page -> AlertNotes.partlyBack(page, newly(known, shifts), at));
    }

    private static Set<Shift> newly(Alert known, List<Shift> shifts) {
        var newly = new HashSet<>(shifts);
        newly.removeAll(known.changes());
        return newly;
    }
}

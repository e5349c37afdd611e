package dev.dmarcdesk.watch;

import dev.dmarcdesk.watch.Aspect.Kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is certain after a look: what was, with what is believed now, and with what could be looked
/// at for the first time.
///
/// @param known what was certain
/// @param seen what the look saw
/// @param doubted aspects of which the zone's own servers say something else
/// @param believed those that changed, as seen
record Certainty(
        Snapshot known, Snapshot seen, SortedSet<Aspect> doubted, SortedSet<Aspect> believed) {
    /// How many aspects are remembered that looks no longer ask for.
    private static final int KEPT = 40;

    private static final Comparator<Observed> PUBLISHED_FIRST =
            Comparator.comparing(observed -> !(observed instanceof Observed.Published));

    /// What is certain now.
    Snapshot snapshot() {
        var wanted = new TreeMap<>(known.aspects());
        seen.aspects()
                .forEach((aspect, now) -> {
                    if (takes(aspect, now)) {
                        wanted.put(aspect, now);
                    }
                });
        wanted.keySet().retainAll(staying(wanted));
        return new Snapshot(wanted, standing(wanted));
    }

    /// What came or went with the causes that are believed, and the causes.
    SortedSet<Aspect> changed(Snapshot certain) {
        var changed = new TreeSet<>(believed);
        Set<Kind> kinds = kinds(believed);
        for (Aspect aspect : parted(known.aspects(), certain.aspects())) {
            if (kinds.stream().anyMatch(kind -> Links.lead(kind, aspect.kind()))) {
                changed.add(aspect);
            }
        }
        return changed;
    }

    /// Where nothing was known, the first that is seen is no change. One that is doubted can wait.
    private boolean takes(Aspect aspect, Observed now) {
        if (believed.contains(aspect)) {
            return true;
        }
        return known.aspects().containsKey(aspect)
                ? !known.aspects().get(aspect).isKnown() && isFact(aspect, now)
                : !now.isKnown() || isFact(aspect, now);
    }

    private boolean isFact(Aspect aspect, Observed now) {
        return now.isKnown() && !doubted.contains(aspect);
    }

    /// What nothing leads to any more goes; but where the way there could not be looked up, or is
    /// not believed to have changed, the old one still counts.
    private Set<Aspect> staying(Map<Aspect, Observed> wanted) {
        var staying = Links.reached(wanted);
        staying.removeIf(
                aspect -> !seen.aspects().containsKey(aspect) && isSettled(aspect.kind(), wanted));
        var reachedNow = Links.reached(seen.aspects());
        var unasked = new ArrayList<Aspect>();
        for (Aspect aspect : wanted.keySet()) {
            boolean asked = seen.aspects().containsKey(aspect);
            if (asked && (!Links.isLedTo(aspect) || !reachedNow.contains(aspect))) {
                staying.add(aspect);
            } else if (!asked && !Links.isLedTo(aspect)) {
                unasked.add(aspect);
            }
        }
        unasked.sort(Comparator.comparing(wanted::get, PUBLISHED_FIRST));
        unasked.stream().limit(KEPT).forEach(staying::add);
        return staying;
    }

    /// Whether all that can lead to such an aspect was seen as it is certain: then the look went
    /// all the ways there are. An include behind `all` is none.
    private boolean isSettled(Kind kind, Map<Aspect, Observed> wanted) {
        var leading = new TreeMap<>(seen.aspects());
        leading.keySet().removeIf(aspect -> !Links.lead(aspect.kind(), kind));
        return !leading.isEmpty()
                && leading.entrySet().stream()
                        .allMatch(lead ->
                                lead.getValue().isKnown()
                                        && !wanted.getOrDefault(lead.getKey(), lead.getValue())
                                                .contradicts(lead.getValue()));
    }

    private Standing standing(Map<Aspect, Observed> certain) {
        Set<Kind> open = kinds(parted(certain, seen.aspects()));
        certain.forEach((aspect, observed) -> {
            var now = seen.aspects().getOrDefault(aspect, observed);
            if (!now.isKnown() || observed.contradicts(now)) {
                open.add(aspect.kind());
            }
        });
        return seen.standing().onto(known.standing(), open, !believed.isEmpty());
    }

    /// What is published by one of two alone.
    private static Set<Aspect> parted(Map<Aspect, Observed> one, Map<Aspect, Observed> other) {
        var parted = new TreeSet<Aspect>();
        one.forEach((aspect, what) -> addAlone(aspect, what, other, parted));
        other.forEach((aspect, what) -> addAlone(aspect, what, one, parted));
        return parted;
    }

    private static void addAlone(
            Aspect aspect, Observed what, Map<Aspect, Observed> other, Set<Aspect> alone) {
        if (what instanceof Observed.Published && !other.containsKey(aspect)) {
            alone.add(aspect);
        }
    }

    private static Set<Kind> kinds(Set<Aspect> aspects) {
        var kinds = EnumSet.noneOf(Kind.class);
        aspects.forEach(aspect -> kinds.add(aspect.kind()));
        return kinds;
    }
}

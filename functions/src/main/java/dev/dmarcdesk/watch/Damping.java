package dev.dmarcdesk.watch;

import dev.dmarcdesk.watch.Memory.Told;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Keeps what flaps from being told for ever.
///
/// @param restless the aspects that do not rest, with when each last moved
/// @param told what was told within [#DAY], oldest first
/// @param telling the aspects whose change is to be told now, with the looks that saw it
/// @param hushed the aspects that became restless now: their changes are told no more
/// @param announced whether people have to be told of those
record Damping(
        SortedMap<Aspect, Instant> restless,
        List<Told> told,
        SortedMap<Aspect, Streak> telling,
        SortedSet<Aspect> hushed,
        boolean announced) {
    /// How long something must keep still to rest; and how far back tellings count.
    static final Duration DAY = Duration.ofHours(24);

    /// How often the change of one aspect is told within a [#DAY].
    private static final int TIMES = 3;

    /// How much is told of one domain within a [#DAY]; after that, all of it is restless.
    private static final int MOST = 10;

    /// Who of the restless has come to rest, and whose change is one too many.
    static Damping of(
            Memory memory, Snapshot known, SortedMap<Aspect, Judgement> judgements, Instant at) {
        var restless = moving(memory, judgements, at);
        var told = lately(memory.told(), at);
        var telling = new TreeMap<Aspect, Streak>();
        var hushed = new TreeSet<Aspect>();
        judgements.forEach((aspect, judgement) -> {
            if (restless.containsKey(aspect)
                    || !(judgement instanceof Judgement.Believed(var sighting))) {
                return;
            }
            if (isTooMuch(aspect, told)) {
                hushed.add(aspect);
            } else {
                telling.put(aspect, sighting.streak());
            }
        });
        hushed.forEach(aspect -> restless.put(aspect, at));
        if (!hushed.isEmpty() && told.size() >= MOST) {
            known.aspects().keySet().forEach(aspect -> restless.putIfAbsent(aspect, at));
        }
        boolean announced = !hushed.isEmpty() && told.size() <= MOST;
        return new Damping(restless, told, telling, hushed, announced);
    }

    /// What is told within a day of now, with this.
    List<Told> toldWith(Told added) {
        var all = new ArrayList<>(told);
        all.add(added);
        return Collections.unmodifiableList(all);
    }

    /// The tellings that made the hushed too many.
    List<Told> tooMany() {
        return told.stream().filter(one -> !Collections.disjoint(one.aspects(), hushed)).toList();
    }

    private static boolean isTooMuch(Aspect aspect, List<Told> told) {
        return told.size() >= MOST
                || told.stream().filter(one -> one.aspects().contains(aspect)).count() >= TIMES;
    }

    private static List<Told> lately(List<Told> told, Instant at) {
        return told.stream().filter(one -> !Streak.areApart(one.at(), at, DAY)).toList();
    }

    private static SortedMap<Aspect, Instant> moving(
            Memory memory, SortedMap<Aspect, Judgement> judgements, Instant at) {
        var moving = new TreeMap<Aspect, Instant>();
        memory.restless()
                .forEach((aspect, moved) -> {
                    if (isMoved(aspect, memory, judgements)) {
                        moving.put(aspect, at);
                    } else if (!Streak.areApart(moved, at, DAY)) {
                        moving.put(aspect, moved);
                    }
                });
        return moving;
    }

    private static boolean isMoved(
            Aspect aspect, Memory memory, SortedMap<Aspect, Judgement> judgements) {
        boolean before = memory.sightings().containsKey(aspect);
        return switch (judgements.getOrDefault(aspect, new Judgement.Same())) {
            case Judgement.Same() -> before;
            case Judgement.Waiting(var now, _) -> !before || isOther(aspect, memory, now);
            case Judgement.Believed(var now) -> !before || isOther(aspect, memory, now);
        };
    }

    private static boolean isOther(Aspect aspect, Memory memory, Memory.Sighting now) {
        return memory.sightings().getOrDefault(aspect, now).seen().contradicts(now.seen());
    }
}

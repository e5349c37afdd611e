package dev.dmarcdesk.watch;

import dev.dmarcdesk.watch.Memory.Sighting;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one look makes of one aspect that was known: each is judged for itself.
sealed interface Judgement {
    /// Looks in a row that must agree before a change is believed, when the zone's own servers were
    /// heard at the last of them.
    int HEARD = 2;

    /// The same when only our resolver says so.
    int ALONE = 3;

    /// It is as it was.
    record Same() implements Judgement {}

    /// It is otherwise, and that is not believed yet; or nobody could look and it was so before.
    ///
    /// @param hurry whether another look soon may tell more
    record Waiting(Sighting sighting, boolean hurry) implements Judgement {}

    /// It changed.
    record Believed(Sighting sighting) implements Judgement {}

    /// Judges every aspect that was known.
    static SortedMap<Aspect, Judgement> ofAll(Memory memory, Snapshot known, Look look) {
        var judgements = new TreeMap<Aspect, Judgement>();
        known.aspects()
                .forEach((aspect, before) -> {
                    Judgement judgement =
                            memory.sightings().containsKey(aspect)
                                    ? again(aspect, before, memory.sightings().get(aspect), look)
                                    : first(aspect, before, look);
                    judgements.put(aspect, judgement);
                });
        return Collections.unmodifiableSortedMap(judgements);
    }

    private static Judgement first(Aspect aspect, Observed known, Look look) {
        Observed now = look.seen().aspects().getOrDefault(aspect, known);
        return known.contradicts(now)
                ? new Waiting(new Sighting(now, Streak.of(look.at())), true)
                : new Same();
    }

    /// A look taken for another memory may not have asked anybody about this; then it can decide
    /// nothing.
    private static Judgement again(Aspect aspect, Observed known, Sighting prior, Look look) {
        Instant at = look.at();
        Observed now = look.seen().aspects().getOrDefault(aspect, prior.seen());
        boolean asked = look.seen().aspects().containsKey(aspect) && now.isKnown();
        if (!asked || Streak.isLate(prior.streak().last(), at)) {
            return new Waiting(prior, false);
        }
        if (!known.contradicts(now)) {
            return new Same();
        }
        if (prior.seen().contradicts(now)) {
            return new Waiting(new Sighting(now, Streak.of(at)), false);
        }
        return look.isAsked(aspect)
                ? judged(prior, prior.streak().and(at), look.testimony(aspect))
                : new Waiting(prior, false);
    }

    /// A server that contradicts makes the looks before it worth no more than one.
    private static Judgement judged(Sighting prior, Streak streak, Testimony testimony) {
        if (testimony.contradicts(prior.seen())) {
            var held = new Sighting(prior.seen(), prior.streak().begunAnew());
            return new Waiting(held, false);
        }
        var sighting = new Sighting(prior.seen(), streak);
        return streak.looks() >= (testimony.isHeard() ? HEARD : ALONE)
                ? new Believed(sighting)
                : new Waiting(sighting, true);
    }
}

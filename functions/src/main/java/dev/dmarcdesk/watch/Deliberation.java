package dev.dmarcdesk.watch;

import dev.dmarcdesk.watch.Memory.Known;
import dev.dmarcdesk.watch.Memory.Sighting;
import dev.dmarcdesk.watch.Memory.Told;
import dev.dmarcdesk.watch.Step.Next;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// One look at a domain that is known, by the rules of [Vigilance].
final class Deliberation {
    private final Memory memory;
    private final Known.State known;
    private final Look look;
    private final SortedMap<Aspect, Judgement> judgements;
    private final Damping damping;
    private final Certainty certainty;
    private final Snapshot certain;
    private final Silence silence;

    Deliberation(Memory memory, Known.State known, Look look) {
        this.memory = memory;
        this.known = known;
        this.look = look;
        this.judgements = Judgement.ofAll(memory, known.snapshot(), look);
        this.damping = Damping.of(memory, known.snapshot(), judgements, look.at());
        this.certainty =
                new Certainty(
                        known.snapshot(),
                        look.seen(),
                        doubted(look),
                        new TreeSet<>(damping.telling().keySet()));
        this.certain = certainty.snapshot();
        this.silence = Silence.of(memory, certain, look);
    }

    private static SortedSet<Aspect> doubted(Look look) {
        var doubted = new TreeSet<Aspect>();
        look.seen()
                .aspects()
                .forEach((aspect, seen) -> {
                    if (look.testimony(aspect).contradicts(seen)) {
                        doubted.add(aspect);
                    }
                });
        return doubted;
    }

    Step step() {
        var tidings = new ArrayList<Tiding>();
        if (!damping.telling().isEmpty()) {
            tidings.add(changed());
        }
        if (damping.announced()) {
            tidings.add(restless());
        }
        tidings.addAll(rested());
        tidings.addAll(silence.tidings());
        return new Step(memoryAfter(), tidings, isHurried() ? Next.SOON : Next.IN_TURN);
    }

    private Tiding changed() {
        return new Tiding.Changed(
                known.snapshot(), known.since(), certain, certainty.changed(certain), sight());
    }

    private Tiding.Sight sight() {
        var streaks = damping.telling().values();
        return new Tiding.Sight(
                Collections.min(streaks.stream().map(Streak::first).toList()),
                look.at(),
                Collections.min(streaks.stream().map(Streak::looks).toList()),
                damping.telling().keySet().stream().map(look::testimony).toList());
    }

    private Tiding restless() {
        List<Told> before = damping.tooMany();
        Instant since = before.isEmpty() ? look.at() : before.getFirst().at();
        return new Tiding.Restless(since, look.at(), before.size(), damping.hushed());
    }

    private List<Tiding> rested() {
        var rested = new TreeMap<>(memory.restless());
        rested.keySet().removeAll(unsettled().keySet());
        return rested.isEmpty()
                ? List.of()
                : List.of(
                        new Tiding.Rested(
                                Collections.max(rested.values()),
                                look.at(),
                                certain,
                                new TreeSet<>(rested.keySet())));
    }

    /// What is gone rests.
    private SortedMap<Aspect, Instant> unsettled() {
        var restless = new TreeMap<>(damping.restless());
        restless.keySet().retainAll(certain.aspects().keySet());
        return restless;
    }

    private Memory memoryAfter() {
        boolean changed = !damping.telling().isEmpty();
        return new Memory(
                new Known.State(certain, changed ? look.at() : known.since()),
                sightings(),
                silence.unanswered(),
                silence.outage(),
                told(),
                unsettled());
    }

    private List<Told> told() {
        if (damping.telling().isEmpty() && !damping.announced()) {
            return memory.told();
        }
        var aspects = new TreeSet<>(damping.telling().keySet());
        aspects.addAll(damping.hushed());
        return damping.toldWith(new Told(look.at(), aspects));
    }

    private SortedMap<Aspect, Sighting> sightings() {
        var sightings = new TreeMap<Aspect, Sighting>();
        judgements.forEach((aspect, judgement) -> {
            switch (judgement) {
                case Judgement.Same() -> {}
                case Judgement.Waiting(var sighting, _) -> sightings.put(aspect, sighting);
                case Judgement.Believed(var sighting) -> sightings.put(aspect, sighting);
            }
        });
        sightings.keySet().removeAll(damping.telling().keySet());
        sightings.keySet().retainAll(certain.aspects().keySet());
        return sightings;
    }

    /// What is restless anyway can wait for its turn.
    private boolean isHurried() {
        return judgements.entrySet().stream()
                .filter(judged -> !damping.restless().containsKey(judged.getKey()))
                .anyMatch(judged ->
                        judged.getValue() instanceof Judgement.Waiting(_, var hurry) && hurry);
    }
}

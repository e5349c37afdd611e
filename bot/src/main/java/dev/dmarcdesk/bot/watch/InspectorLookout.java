package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.live.InspectionRound;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Memory;
import dev.dmarcdesk.watch.Snapshot;
import dev.dmarcdesk.watch.Snapshots;
import dev.dmarcdesk.watch.Testimony;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/// Looks at domains with an [Inspector].
///
/// @param inspector knows whom to ask, and for how long
/// @param clock tells when new keys are looked for
public record InspectorLookout(Inspector inspector, InstantSource clock) implements Lookout {
    private static final Duration DAY = Duration.ofDays(1);

    /// More selectors of one domain are not looked at: a domain of many services has a dozen.
    private static final int MOST_SELECTORS = 60;

    @Override
    public Round begin() {
        return new Looking(inspector.round(), clock);
    }

    private record Looking(InspectionRound round, InstantSource clock) implements Round {
        @Override
        public Snapshot look(WatchKey key, List<String> selectors, Memory memory) {
            var known = known(selectors, memory);
            return round.look(
                    known.isEmpty() || isForNewKeys(key, clock.instant())
                            ? Subject.learnt(key.domain(), known)
                            : Subject.known(key.domain(), known));
        }

        @Override
        public List<Testimony> ask(SortedSet<Aspect> aspects) {
            return round.ask(aspects);
        }
    }

    /// Those found before come first: if one were left out, its key would seem to be gone. A key
    /// that was only just sighted has to be seen again.
    private static List<String> known(List<String> learnt, Memory memory) {
        return Stream.of(
                        selectors(memory.known()),
                        Snapshots.selectors(memory.sightings().keySet()),
                        learnt)
                .flatMap(List::stream)
                .distinct()
                .limit(MOST_SELECTORS)
                .toList();
    }

    private static List<String> selectors(Memory.Known known) {
        return switch (known) {
            case Memory.Known.Nothing _ -> List.of();
            case Memory.Known.State(var snapshot, _) -> Snapshots.selectors(snapshot);
        };
    }

    /// Once a day the usual selectors are tried too. Every interval divides the day, so the turn
    /// that a domain would have if it were looked at daily is one of its turns, however often it
    /// has one; and no two turns are nearer to each other than the shortest interval.
    static boolean isForNewKeys(WatchKey key, Instant now) {
        long since = Slots.minute(now) - Slots.of(key, DAY).minute();
        return Math.floorMod(since, DAY.toMinutes()) < Slots.INTERVALS.getFirst().toMinutes();
    }
}

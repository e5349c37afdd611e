package dev.dmarcdesk.watch;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// All that is remembered of a watched domain from look to look. A look that brings nothing new
/// leaves it equal to what it was, so that nothing has to be written.
///
/// @param known what the domain published when it was last certain
/// @param sightings what was seen of single aspects and is not believed yet
/// @param unanswered the aspects that nobody answered for at the last look
/// @param outage what people were told of those
/// @param told what was told lately, oldest first, so that a flapping record is not told for ever;
///   what is too old to matter goes when something is added
/// @param restless the aspects whose changes are not told until they rest, with when each last
///   moved
public record Memory(
        Known known,
        SortedMap<Aspect, Sighting> sightings,
        SortedMap<Aspect, Streak> unanswered,
        Outage outage,
        List<Told> told,
        SortedMap<Aspect, Instant> restless) {
    /// Before the first look.
    public static final Memory NONE =
            new Memory(
                    new Known.Nothing(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new Outage.None(),
                    List.of(),
                    new TreeMap<>());

    public Memory {
        sightings = Collections.unmodifiableSortedMap(new TreeMap<>(sightings));
        unanswered = Collections.unmodifiableSortedMap(new TreeMap<>(unanswered));
        told = List.copyOf(told);
        restless = Collections.unmodifiableSortedMap(new TreeMap<>(restless));
    }

    /// What is certain.
    public sealed interface Known {
        /// Nobody has looked yet.
        record Nothing() implements Known {}

        /// What changes are measured against.
        ///
        /// @param snapshot with the last that was known of what could not be looked up since
        /// @param since when it was first seen, or the last change of it was believed
        record State(Snapshot snapshot, Instant since) implements Known {}
    }

    /// Something else than what is certain, seen of one aspect.
    ///
    /// @param seen what
    /// @param streak the looks that saw it
    public record Sighting(Observed seen, Streak streak) {}

    /// What people were told of what can not be looked up.
    public sealed interface Outage {
        /// Nothing.
        record None() implements Outage {}

        /// That nobody answers.
        ///
        /// @param since when that began
        /// @param told when they were told last
        /// @param aspects for what; it is over when somebody answers for all of them
        record Since(Instant since, Instant told, SortedSet<Aspect> aspects) implements Outage {
            public Since {
                aspects = Collections.unmodifiableSortedSet(new TreeSet<>(aspects));
            }
        }
    }

    /// A change, or a restlessness, that was told.
    ///
    /// @param at when
    /// @param aspects of what
    public record Told(Instant at, SortedSet<Aspect> aspects) {
        public Told {
            aspects = Collections.unmodifiableSortedSet(new TreeSet<>(aspects));
        }
    }
}

package dev.dmarcdesk.watch;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// All that is remembered of a watched domain from look to look. A look that brings nothing new
/// leaves it equal to what it was, so that nothing has to be written.
///
/// @param known what the domain published when it was last certain
/// @param sighting a change that is not yet believed
/// @param outage what could not be looked up for some time
/// @param told when changes were told, oldest first, as far back as it matters for not telling a
///   flapping record for ever
public record Memory(Known known, Sighting sighting, Outage outage, List<Instant> told) {
    /// Before the first look.
    public static final Memory NONE =
            new Memory(new Known.Nothing(), new Sighting.None(), new Outage.None(), List.of());

    public Memory {
        told = List.copyOf(told);
    }

    /// What is certain.
    public sealed interface Known {
        /// Nobody has looked yet.
        record Nothing() implements Known {}

        /// What changes are measured against.
        ///
        /// @param snapshot with the last that was known of what could not be looked up since
        /// @param since when it became so, or was first seen
        record State(Snapshot snapshot, Instant since) implements Known {}
    }

    /// What was seen and is not believed yet.
    public sealed interface Sighting {
        /// Nothing.
        record None() implements Sighting {}

        /// A difference to what is certain.
        ///
        /// @param snapshot what was seen
        /// @param first when it was first seen so
        /// @param looks how many looks in a row saw it
        /// @param testimonies what the zones' own servers said, at the last look that heard any
        record Seen(Snapshot snapshot, Instant first, int looks, List<Testimony> testimonies)
                implements Sighting {
            public Seen {
                testimonies = List.copyOf(testimonies);
            }
        }
    }

    /// What can not be looked up.
    public sealed interface Outage {
        /// Nothing.
        record None() implements Outage {}

        /// Aspects that nobody answers for.
        ///
        /// @param since when that began
        /// @param aspects which
        /// @param told whether people know
        record Since(Instant since, SortedSet<Aspect> aspects, boolean told) implements Outage {
            public Since {
                aspects = Collections.unmodifiableSortedSet(new TreeSet<>(aspects));
            }
        }
    }
}

package dev.dmarcdesk.watch;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Something to tell people.
public sealed interface Tiding {
    /// Records changed, and that is believed.
    ///
    /// @param before what was certain up to now
    /// @param since when that became so
    /// @param after what is certain now
    /// @param aspects which of them changed, at least one; with what came or went because another
    ///   record leads there now, or no more: that is in one of the snapshots only
    /// @param sight how we know
    record Changed(
            Snapshot before, Instant since, Snapshot after, SortedSet<Aspect> aspects, Sight sight)
            implements Tiding {
        public Changed {
            aspects = Collections.unmodifiableSortedSet(new TreeSet<>(aspects));
        }

        /// The aspects that changed themselves. The others came or went by consequence.
        public SortedSet<Aspect> causes() {
            var causes = new TreeSet<>(aspects);
            causes.retainAll(before.aspects().keySet());
            causes.retainAll(after.aspects().keySet());
            return Collections.unmodifiableSortedSet(causes);
        }
    }

    /// Something could not be looked up for so long that people should know. Not a change.
    ///
    /// @param since when that began
    /// @param at when it was last tried
    /// @param last the last that was known, still what changes are measured against
    /// @param seen the same domain now
    /// @param aspects what nobody answers for
    record Unanswered(
            Instant since, Instant at, Snapshot last, Snapshot seen, SortedSet<Aspect> aspects)
            implements Tiding {
        public Unanswered {
            aspects = Collections.unmodifiableSortedSet(new TreeSet<>(aspects));
        }
    }

    /// Everything that was told as unanswered is answered again.
    ///
    /// @param since when the first of it had begun
    /// @param at when it was over
    /// @param seen what is published now
    record Answered(Instant since, Instant at, Snapshot seen) implements Tiding {}

    /// Records change to and fro so often that single changes are told no more until they rest.
    /// What they rest at is told as a change, if it is not what was told last.
    ///
    /// @param since when the first of these changes was told
    /// @param at now
    /// @param times how many were told since
    /// @param aspects what keeps changing
    record Restless(Instant since, Instant at, int times, SortedSet<Aspect> aspects)
            implements Tiding {
        public Restless {
            aspects = Collections.unmodifiableSortedSet(new TreeSet<>(aspects));
        }
    }

    /// Records of which it was told that they keep changing, and that have rested for a day.
    ///
    /// @param since when the last of them last moved
    /// @param at now
    /// @param seen what they rest at, as far as it is certain
    /// @param aspects which
    record Rested(Instant since, Instant at, Snapshot seen, SortedSet<Aspect> aspects)
            implements Tiding {
        public Rested {
            aspects = Collections.unmodifiableSortedSet(new TreeSet<>(aspects));
        }
    }

    /// How a change is known.
    ///
    /// @param first when the first of it was first seen
    /// @param confirmed when it was believed
    /// @param looks how many looks in a row saw all of it, as far as they are counted
    /// @param testimonies what the zones' own servers said of each of the causes; where no word of
    ///   one is known, only our resolver says so, which has to be told
    record Sight(Instant first, Instant confirmed, int looks, List<Testimony> testimonies) {
        public Sight {
            testimonies = List.copyOf(testimonies);
        }
    }
}

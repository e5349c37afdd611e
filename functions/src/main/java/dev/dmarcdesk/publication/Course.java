package dev.dmarcdesk.publication;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What several looks at one change add up to: one look alone does not see what was before.
///
/// @param asked when somebody said that it is published
/// @param everywhere when all servers that answered were first seen to give it; [#NEVER] before
/// @param old how long what was before may be kept, as its servers said
/// @param left until when our resolver keeps what was before; [#NEVER] when it does not
/// @param before the records that stood in its place at the first look
/// @param looks how often it was looked for
public record Course(
        Instant asked,
        Instant everywhere,
        Lifetime old,
        Instant left,
        List<String> before,
        int looks) {
    /// Not yet, or not any more.
    public static final Instant NEVER = Instant.EPOCH;

    public Course {
        before = List.copyOf(before);
    }

    /// Before the first look.
    public static Course from(Instant asked) {
        return new Course(asked, NEVER, Lifetime.UNSAID, NEVER, List.of(), 0);
    }

    /// After another look.
    public Course after(Sighting seen, Instant now) {
        boolean isDone =
                switch (seen.stage()) {
                    case LIVE, CACHED -> seen.isHeard();
                    case SPREADING, NOT_YET, ANOTHER, WRONG, UNASKED -> false;
                };
        return new Course(
                asked,
                everywhere.equals(NEVER) && isDone ? now : everywhere,
                seen.old() instanceof Lifetime.Of ? seen.old() : old,
                seen.left() instanceof Lifetime.Of(var time) ? now.plus(time) : NEVER,
                looks == 0 ? seen.others() : before,
                looks + 1);
    }

    /// The same, as somebody says again that it is published.
    public Course again(Instant at) {
        return new Course(at, everywhere, old, left, before, looks);
    }

    /// Whether what stands there came since somebody said so first.
    boolean isChanged(Sighting seen) {
        return looks > 0 && !seen.others().equals(before);
    }

    /// When caches have let go of what was before.
    public sealed interface Caches {
        /// By then at the latest.
        record By(Instant end) implements Caches {}

        /// Our resolver then, others perhaps later.
        record OursAt(Instant end) implements Caches {}

        /// So long after the last server has changed.
        record Lasting(Duration kept) implements Caches {}

        /// Nobody gave the old answer any more when it was looked for, or it never ended.
        record Unknown() implements Caches {}
    }

    /// When caches have let go of what was before: one that asked just before the last server
    /// changed keeps it for its whole lifetime.
    public Caches caches() {
        if (!everywhere.equals(NEVER) && old instanceof Lifetime.Of(Duration kept)) {
            return new Caches.By(everywhere.plus(kept));
        }
        if (!left.equals(NEVER)) {
            return new Caches.OursAt(left);
        }
        return old instanceof Lifetime.Of(Duration kept)
                ? new Caches.Lasting(kept)
                : new Caches.Unknown();
    }
}

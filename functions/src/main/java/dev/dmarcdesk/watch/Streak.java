package dev.dmarcdesk.watch;

import java.time.Duration;
import java.time.Instant;

/// Looks in a row that saw the same.
///
/// Counts no further than anybody asks, so that a state of things that lasts changes nothing that
/// is remembered.
///
/// @param first when the first of them was
/// @param last when the last that was counted was
/// @param looks how many; at most [#ENOUGH]
public record Streak(Instant first, Instant last, int looks) {
    /// More looks are not counted.
    public static final int ENOUGH = 3;

    /// Two looks closer than that are one: a schedule fired twice, or a message came twice.
    private static final Duration APART = Duration.ofMinutes(2);

    /// A look that is older than the last, by no more than this, waited somewhere. One that is
    /// older by more was taken after the clock was set back.
    private static final Duration DELAY = Duration.ofHours(1);

    /// Nobody looked for so long, or the clock leapt: what was before is no proof of what was in
    /// between.
    private static final Duration BREAK = Duration.ofDays(2);

    /// One look.
    static Streak of(Instant at) {
        return new Streak(at, at, 1);
    }

    /// With another look.
    Streak and(Instant at) {
        if (isSetBack(last, at)) {
            return of(at);
        }
        return looks < ENOUGH && age(last, at).compareTo(APART) >= 0
                ? new Streak(first, at, looks + 1)
                : this;
    }

    /// With another look, when it matters what was between the two.
    Streak andNotLongAfter(Instant at) {
        return looks < ENOUGH && age(last, at).compareTo(BREAK) > 0 ? of(at) : and(at);
    }

    /// The same as if only the first look had counted.
    Streak begunAnew() {
        return looks > 1 ? new Streak(first, last, 1) : this;
    }

    /// How long it has lasted; never negative.
    Duration age(Instant at) {
        return age(first, at);
    }

    /// Whether a look is older than what is known since `known`, because it waited somewhere.
    static boolean isLate(Instant known, Instant at) {
        return at.isBefore(known) && !isSetBack(known, at);
    }

    private static boolean isSetBack(Instant known, Instant at) {
        return at.isBefore(known) && Duration.between(at, known).compareTo(DELAY) > 0;
    }

    /// How long ago something was; never negative, wherever the clock jumped.
    static Duration age(Instant then, Instant at) {
        return at.isBefore(then) ? Duration.ZERO : Duration.between(then, at);
    }

    /// Whether two moments are that far from each other, whichever came first.
    static boolean areApart(Instant one, Instant other, Duration distance) {
        Instant later = one.isBefore(other) ? other : one;
        Instant earlier = one.isBefore(other) ? one : other;
        return age(earlier, later).compareTo(distance) >= 0;
    }
}

package dev.dmarcdesk.bot.watch;

import java.time.Duration;
import java.time.Instant;

/// How long to wait before something is tried again.
final class Patience {
    /// How long somebody who sends something is left alone with it: longer than any call to Slack.
    static final Duration LEASE = Duration.ofMinutes(2);

    /// The longest that anything waits.
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 6;

    private Patience() {}

    /// When to try again: after a minute, twice that, and so on up to an hour, and not before Slack
    /// wants it.
    ///
    /// @param tries how often it was tried
    /// @param wanted how long Slack wants us to wait; zero when it did not say
    static Instant after(Instant now, int tries, Duration wanted) {
        Duration own = FIRST.multipliedBy(1L << Math.min(Math.max(tries - 1, 0), DOUBLINGS));
        Duration pause = own.compareTo(wanted) < 0 ? wanted : own;
        return now.plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
    }

    /// Whether a wait is over. Nothing waits longer than the longest: a moment further ahead was
    /// written by a clock that was wrong, and is not waited for.
    static boolean isOver(Instant until, Instant now) {
        return !now.isBefore(until) || until.isAfter(now.plus(LONGEST));
    }
}

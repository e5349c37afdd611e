package dev.dmarcdesk.bot.watch;

import java.time.Duration;
import java.time.LocalDate;

/// How long a channel wants to hear nothing of a domain.
public sealed interface Snooze {
    /// The longest silence: whoever wants more does not want the watch.
    Duration LONGEST = Duration.ofDays(90);

    /// For some time.
    record For(Duration time) implements Snooze {}

    /// Until a day begins, in UTC.
    record Until(LocalDate day) implements Snooze {}

    /// No longer.
    record Off() implements Snooze {}
}

package dev.dmarcdesk.report;

import dev.dmarcdesk.document.Sentence;

import java.time.Duration;
import java.time.Instant;

/// When and how long a report was made: told by the shell, since the engine has no clock.
///
/// @param at when it began
/// @param took how long it took
public record Run(Instant at, Duration took) {
    /// What it cost, for the small print.
    ///
    /// @param questions how many questions the DNS was asked
    public Sentence cost(int questions) {
        return questions == 1
                ? Sentence.of("1 DNS question, %d ms", took.toMillis())
                : Sentence.of("%d DNS questions, %d ms", questions, took.toMillis());
    }
}

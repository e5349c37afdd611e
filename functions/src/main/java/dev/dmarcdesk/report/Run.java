package dev.dmarcdesk.report;

import java.time.Duration;
import java.time.Instant;

/// When and how long a report was made: told by the shell, since the engine has no clock.
///
/// @param at when it began
/// @param took how long it took
public record Run(Instant at, Duration took) {}

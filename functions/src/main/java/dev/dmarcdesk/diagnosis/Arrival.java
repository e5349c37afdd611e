package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.Received;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// When a message arrived, as its last server wrote down. What holds of a key or of a signature's
/// time now need not have held then.
///
/// @param told at most one; nothing where no server tells, or one tells of the future
/// @param now when it is looked at
record Arrival(List<Instant> told, Instant now) {
    /// Mail that is looked at within that time is looked at with the records it arrived with.
    private static final Duration RECENT = Duration.ofDays(2);

    Arrival {
        told = List.copyOf(told);
    }

    static Arrival of(HeaderBlock header, Instant now) {
        return new Arrival(
                header.named(Received.NAME).stream()
                        .flatMap(field -> Received.of(field).time().stream())
                        .limit(1)
                        .filter(time -> !time.isAfter(now))
                        .toList(),
                now);
    }

    /// The time to judge a signature's own times by.
    Instant orNow() {
        return told.isEmpty() ? now : told.getFirst();
    }

    /// Whether it is known to be long ago.
    boolean isLongAgo() {
        return told.stream().anyMatch(time -> time.isBefore(now.minus(RECENT)));
    }
}

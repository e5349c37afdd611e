package dev.dmarcdesk.bot.data;

import java.time.Instant;

/// An instant as a text that sorts as instants do, for keys.
public final class InstantText {
    private InstantText() {}

    /// The text; for instants of the epoch and after it.
    public static String of(Instant at) {
        return "%012d.%09d".formatted(at.getEpochSecond(), at.getNano());
    }
}

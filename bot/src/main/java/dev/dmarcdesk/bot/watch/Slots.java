package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.dns.DomainName;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.CRC32;

/// When which domain is due. A domain's turn follows from its name and its interval alone, so
/// nothing has to be written when it was checked, and nobody has to search for what is due: the
/// minutes of an interval are its slots, and each domain has one of them for ever.
public final class Slots {
    /// How often a domain can be looked at.
    public static final List<Duration> INTERVALS =
            List.of(
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(4),
                    Duration.ofHours(6),
                    Duration.ofHours(12),
                    Duration.ofHours(24));

    private Slots() {}

    /// A slot: all domains with one interval whose turn is in the same minute of it.
    ///
    /// @param every the interval
    /// @param minute of the interval, from 0
    public record Slot(Duration every, int minute) {}

    /// The slot of a domain.
    public static Slot of(WatchKey key, Duration every) {
        return new Slot(every, (int) (spread(key) % every.toMinutes()));
    }

    /// The slots whose turn is in a minute.
    ///
    /// @param minute counted from the epoch
    public static List<Slot> due(long minute) {
        return INTERVALS.stream()
                .map(every -> new Slot(every, (int) Math.floorMod(minute, every.toMinutes())))
                .toList();
    }

    /// The minute of an instant, counted from the epoch.
    public static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60L);
    }

    /// When a domain's next turn begins, after `now`.
    public static Instant next(WatchKey key, Duration every, Instant now) {
        long minute = minute(now) + 1;
        long wait = Math.floorMod(of(key, every).minute() - minute, every.toMinutes());
        return Instant.ofEpochSecond((minute + wait) * 60);
    }

    /// The same for the same domain on every machine and in every version of Java.
    private static long spread(WatchKey key) {
        DomainName domain = key.domain();
        var sum = new CRC32();
        sum.update((key.team() + "#" + domain).getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }
}

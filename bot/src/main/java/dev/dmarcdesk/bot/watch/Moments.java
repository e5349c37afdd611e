package dev.dmarcdesk.bot.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times for people, in UTC: nobody knows where those who read it are.
final class Moments {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Moments() {}

    /// Day and minute.
    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /// The day.
    static String day(Instant at) {
        return DAY.format(at);
    }

    /// A moment of the next 24 hours.
    static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /// How often, such as “every 4 hours”.
    static String every(Duration interval) {
        long minutes = interval.toMinutes();
        if (minutes == Duration.ofDays(1).toMinutes()) {
            return "every day";
        }
        if (minutes < Duration.ofHours(1).toMinutes()) {
            return "every " + minutes + " minutes";
        }
        return minutes == Duration.ofHours(1).toMinutes()
                ? "every hour"
                : "every " + interval.toHours() + " hours";
    }
}

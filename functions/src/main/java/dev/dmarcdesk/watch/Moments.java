package dev.dmarcdesk.watch;

import dev.dmarcdesk.document.Inline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times for people: in UTC, because a page is read in many zones.
final class Moments {
    private static final DateTimeFormatter MINUTE = form("uuuu-MM-dd HH:mm 'UTC'");
    private static final DateTimeFormatter CLOCK = form("HH:mm");
    private static final DateTimeFormatter DAY = form("uuuu-MM-dd");

    private Moments() {}

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /// `2026-03-03 09:12 UTC`.
    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /// `2026-03-03`.
    static String day(Instant at) {
        return DAY.format(at);
    }

    /// Day and minute as a piece of a line.
    static Inline plain(Instant at) {
        return new Inline.Plain(minute(at));
    }

    /// `09:17` on the same day as another time that is told beside it, else in full.
    static Inline beside(Instant at, Instant other) {
        boolean sameDay = dayNumber(at) == dayNumber(other);
        return sameDay ? new Inline.Plain(CLOCK.format(at)) : plain(at);
    }

    private static long dayNumber(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
    }

    /// `15 minutes`, `6 hours`, `3 days`: the largest unit that fits.
    static String span(Duration span) {
        if (span.toHours() < 1) {
            return counted(Math.max(1, span.toMinutes()), "minute");
        }
        return span.toDays() < 2 ? counted(span.toHours(), "hour") : counted(span.toDays(), "day");
    }

    /// `hour`, `15 minutes`: what follows `every`.
    static String each(Duration span) {
        String words = span(span);
        return words.startsWith("1 ") ? words.substring(2) : words;
    }

    /// `09:17 UTC` on the same day as another time that is told beside it, else in full.
    static Inline clock(Instant at, Instant other) {
        boolean sameDay = dayNumber(at) == dayNumber(other);
        return sameDay ? new Inline.Plain(CLOCK.format(at) + " UTC") : plain(at);
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}

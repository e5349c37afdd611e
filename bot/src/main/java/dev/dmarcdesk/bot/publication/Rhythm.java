package dev.dmarcdesk.bot.publication;

import dev.dmarcdesk.publication.Course;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// When a change is looked for again.
final class Rhythm {
    /// How long somebody who looks is left alone with it: longer than a look and its telling.
    static final Duration LEASE = Duration.ofMinutes(3);

    /// After that it is given up.
    static final Duration PATIENCE = Duration.ofDays(7);

    /// So long it is tried to tell that it is given up.
    private static final Duration TO_TELL = Duration.ofDays(1);

    private static final List<Duration> FIRST =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1));

    /// Caches count in seconds, and clocks differ.
    private static final Duration AFTER_CACHES = Duration.ofMinutes(1);

    private Rhythm() {}

    /// The next time: soon at first, then when caches let go of what was before, then daily.
    static Instant next(Course course, Instant now) {
        var daily =
                LongStream.rangeClosed(1, PATIENCE.toDays())
                        .mapToObj(Duration::ofDays)
                        .map(course.asked()::plus);
        var soon = FIRST.stream().map(course.asked()::plus);
        return Stream.concat(Stream.concat(soon, daily), cacheEnds(course))
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo)
                .orElseGet(() -> now.plus(Duration.ofDays(1)));
    }

    private static Stream<Instant> cacheEnds(Course course) {
        return switch (course.caches()) {
            case Course.Caches.By(var end) -> Stream.of(end.plus(AFTER_CACHES));
            case Course.Caches.OursAt(var end) -> Stream.of(end.plus(AFTER_CACHES));
            case Course.Caches.Lasting _, Course.Caches.Unknown _ -> Stream.empty();
        };
    }

    /// Whether even its end need not be told any more: who took nothing until then has left.
    static boolean isTooLate(Course course, Instant now) {
        return isOver(course, now.minus(TO_TELL));
    }

    /// Whether it was looked for long enough.
    static boolean isOver(Course course, Instant now) {
        return !now.isBefore(course.asked().plus(PATIENCE));
    }
}

package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class LocalScheduleTest {
    /// The next minute is always a moment away.
    private static final Clock HASTE =
            new Clock() {
                @Override
                public Instant instant() {
                    return Instant.EPOCH.plus(Duration.ofMinutes(1)).minusMillis(1);
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };

    @Test
    void does_everything_each_minute_whatever_fails() throws Exception {
        var done = new CountDownLatch(3);
        List<Runnable> duties =
                List.of(
                        () -> {
                            throw new IllegalStateException("the store is away");
                        },
                        done::countDown);
        try (var schedule = LocalSchedule.start(duties, HASTE)) {
            done.await();
            assertThat(schedule).isNotNull();
        }
    }

    @Test
    void ends_after_what_it_is_doing() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var finished = new AtomicInteger();
        Runnable duty =
                () -> {
                    begun.countDown();
                    try {
                        go.await();
                        finished.incrementAndGet();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                };
        var schedule = LocalSchedule.start(List.of(duty), Clock.systemUTC());
        begun.await();
        Thread.startVirtualThread(go::countDown);
        schedule.close();

        assertThat(finished).hasPositiveValue();
    }
}

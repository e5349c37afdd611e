package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

@Timeout(60)
final class SharedLookupsTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final String FAILED = "failed";

    @Test
    void one_question_is_asked_once_by_many_at_the_same_time() throws InterruptedException {
        var asked = new AtomicInteger();
        var open = new CountDownLatch(1);
        var lookups =
                of(question -> {
                    await(open);
                    return question + asked.incrementAndGet();
                });
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        var threads =
                IntStream.range(0, 50)
                        .mapToObj(_ ->
                                Thread.startVirtualThread(
                                        () -> heard.add(lookups.ask("q", LONG, "late"))))
                        .toList();
        open.countDown();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(heard).hasSize(50).containsOnly("q1");
    }

    @Test
    void a_lost_answer_is_asked_for_again() {
        var asked = new AtomicInteger();
        var lookups = of(question -> asked.incrementAndGet() == 1 ? FAILED : question);

        assertThat(lookups.ask("q", LONG, "late")).isEqualTo(FAILED);
        assertThat(lookups.ask("q", LONG, "late")).isEqualTo("q");
        assertThat(lookups.ask("q", LONG, "late")).isEqualTo("q");
        assertThat(asked).hasValue(2);
    }

    @Test
    void what_keeps_failing_is_asked_three_times_for_all() {
        var asked = new ConcurrentHashMap<String, Integer>();
        var lookups =
                of(question -> {
                    asked.merge(question, 1, Integer::sum);
                    return FAILED;
                });

        assertThat(IntStream.range(0, 25).mapToObj(_ -> lookups.ask("q", LONG, "late")))
                .containsOnly(FAILED);
        assertThat(asked).containsEntry("q", SharedLookups.TRIES);
    }

    @Test
    void who_has_no_time_left_goes_and_the_others_get_their_answer() {
        var open = new CountDownLatch(1);
        var asked = new AtomicInteger();
        var lookups =
                of(question -> {
                    await(open);
                    return question + asked.incrementAndGet();
                });

        assertThat(lookups.ask("q", Duration.ofNanos(1), "late")).isEqualTo("late");
        open.countDown();
        assertThat(lookups.ask("q", LONG, "late")).isEqualTo("q1");
    }

    @Test
    void what_is_remembered_has_a_bound() {
        var asked = new AtomicInteger();
        var big = "x".repeat(1 << 20);
        var lookups = of(_ -> big + asked.incrementAndGet());
        IntStream.range(0, 40).forEach(i -> lookups.ask("q" + i, LONG, "late"));

        assertThat(lookups.ask("q0", LONG, "late")).endsWith("x1");
        assertThat(lookups.ask("q39", LONG, "late")).endsWith("x41");
    }

    private static SharedLookups<String, String> of(Function<String, String> upstream) {
        return new SharedLookups<>(upstream, FAILED::equals, String::length);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

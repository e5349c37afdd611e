package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetAddress;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

@Timeout(60)
final class PolitenessTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final InetAddress SERVER = InetAddress.ofLiteral("9.9.9.9");

    @Test
    void after_a_silence_some_go_at_once_and_the_others_one_by_one() {
        var queue = new Politeness.Queue(0);
        var turns =
                IntStream.range(0, 100)
                        .mapToLong(_ -> queue.reserve(0, 10 * SECOND).orElseThrow())
                        .toArray();

        assertThat(turns).startsWith(new long[Politeness.BURST]).isSorted();
        assertThat(turns[Politeness.BURST]).isEqualTo(SECOND / Politeness.PER_SECOND);
        assertThat(turns[99]).isEqualTo((100 - Politeness.BURST) * SECOND / Politeness.PER_SECOND);
    }

    @Test
    void whose_turn_comes_too_late_takes_nobodys_place() {
        var queue = new Politeness.Queue(0);
        IntStream.range(0, Politeness.BURST).forEach(_ -> queue.reserve(0, 0));

        assertThat(queue.reserve(0, 0)).isEmpty();
        assertThat(queue.reserve(0, SECOND))
                .isEqualTo(OptionalLong.of(SECOND / Politeness.PER_SECOND));
    }

    @Test
    void in_any_second_after_the_first_no_more_than_the_rate_goes() {
        var queue = new Politeness.Queue(0);
        IntStream.range(0, Politeness.BURST).forEach(_ -> queue.reserve(0, 0));

        assertThat(
                        IntStream.range(0, 100)
                                .filter(_ -> queue.reserve(SECOND, SECOND).isPresent())
                                .count())
                .isEqualTo(Politeness.PER_SECOND);
    }

    @Test
    void no_more_than_a_few_are_under_way_to_one_network() throws InterruptedException {
        var politeness = new Politeness(System::nanoTime);
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        var inside = new Semaphore(0);
        var open = new CountDownLatch(1);
        var threads =
                IntStream.range(0, 20)
                        .mapToObj(i ->
                                Thread.startVirtualThread(() ->
                                        politeness.ask(
                                                InetAddress.ofLiteral("9.9.9." + i),
                                                Duration.ofSeconds(50),
                                                () -> {
                                                    most.accumulateAndGet(
                                                            underWay.incrementAndGet(), Math::max);
                                                    inside.release();
                                                    await(open);
                                                    return underWay.decrementAndGet();
                                                })))
                        .toList();
        inside.acquire(Politeness.UNDER_WAY);
        var elsewhere =
                politeness.ask(InetAddress.ofLiteral("9.9.8.1"), Duration.ofSeconds(50), () -> 1);
        open.countDown();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(elsewhere).contains(1);
        assertThat(most).hasValue(Politeness.UNDER_WAY);
    }

    @Test
    void a_question_that_fails_leaves_its_place() {
        var politeness = new Politeness(System::nanoTime);
        for (int i = 0; i < Politeness.UNDER_WAY; i++) {
            try {
                politeness.ask(
                        SERVER,
                        Duration.ofSeconds(50),
                        () -> {
                            throw new IllegalStateException("a mistake");
                        });
            } catch (IllegalStateException expected) {
                assertThat(expected).hasMessage("a mistake");
            }
        }

        assertThat(politeness.ask(SERVER, Duration.ofSeconds(50), () -> 1)).contains(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.MovingClock;
import dev.dmarcdesk.bot.TestDesk;
import dev.dmarcdesk.bot.TestReplies;
import dev.dmarcdesk.bot.job.Job;
import dev.dmarcdesk.bot.job.MemoryLedger;
import dev.dmarcdesk.bot.job.Replies;
import dev.dmarcdesk.bot.job.ReplyTo;
import dev.dmarcdesk.bot.job.Worker;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class LocalJobQueueTest {
    private final MovingClock clock = new MovingClock();
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    private LocalJobQueue queue(TestReplies.Posting replies) {
        var worker =
                new Worker(
                        new TestDesk(), new TestReplies(replies), new MemoryLedger(clock), clock);
        return new LocalJobQueue(worker, Duration.ZERO);
    }

    private Job job(String line) {
        return new Job(line, line, new ReplyTo("T1", "C1", "U1", ""), clock.instant());
    }

    @Test
    void what_was_taken_is_done_before_it_closes() {
        try (var queue =
                queue((_, _, page) -> {
                    said.add(page.summary().text());
                    return Replies.Delivery.DELIVERED;
                })) {
            assertThat(queue.offer(job("a.example"))).isTrue();
            assertThat(queue.offer(job("b.example"))).isTrue();
        }

        assertThat(said).containsExactlyInAnyOrder("about a.example", "about b.example");
    }

    @Test
    void what_fails_is_tried_three_times_and_then_told() {
        try (var queue =
                queue((_, _, page) -> {
                    said.add(page.summary().text());
                    return Replies.Delivery.FAILED;
                })) {
            queue.offer(job("a.example"));
        }

        assertThat(said)
                .startsWith("about a.example", "about a.example", "about a.example")
                .hasSize(4);
        assertThat(said.getLast()).startsWith("Something went wrong on my side");
    }

    @Test
    void a_few_work_at_a_time_and_what_is_too_much_is_refused() {
        var gate = new CountDownLatch(1);
        var working = new AtomicInteger();
        var most = new AtomicInteger();
        int taken = 0;
        try (var queue =
                queue((_, _, _) -> {
                    most.accumulateAndGet(working.incrementAndGet(), Math::max);
                    await(gate);
                    working.decrementAndGet();
                    return Replies.Delivery.DELIVERED;
                })) {
            while (taken < 1_000 && queue.offer(job("job" + taken))) {
                taken++;
            }
            gate.countDown();
        }

        assertThat(taken).isEqualTo(200);
        assertThat(most.get()).isBetween(1, 8);
    }

    @Test
    void a_closed_queue_takes_nothing() {
        var queue = queue((_, _, _) -> Replies.Delivery.DELIVERED);
        queue.close();

        assertThat(queue.offer(job("a.example"))).isFalse();
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

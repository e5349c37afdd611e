package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.watch.CheckQueue;
import dev.dmarcdesk.bot.watch.WatchKey;
import dev.dmarcdesk.dns.DomainName;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class LocalCheckQueueTest {
    private static List<WatchKey> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new WatchKey("T1", DomainName.of("d" + i + ".example")))
                .toList();
    }

    @Test
    void hands_all_domains_over_in_batches() throws Exception {
        var seen = Collections.synchronizedList(new ArrayList<WatchKey>());
        var sizes = Collections.synchronizedList(new ArrayList<Integer>());
        var left = new CountDownLatch(60);
        try (var queue =
                new LocalCheckQueue(
                        batch -> {
                            sizes.add(batch.size());
                            seen.addAll(batch);
                            batch.forEach(_ -> left.countDown());
                            return List.of();
                        },
                        Duration.ZERO)) {
            assertThat(queue.offer(keys(60), Duration.ZERO)).isTrue();
            left.await();
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(keys(60));
        assertThat(sizes).allMatch(size -> size <= CheckQueue.BATCH);
    }

    @Test
    void what_was_not_looked_at_is_delivered_again_a_few_times() throws Exception {
        var deliveries = new AtomicInteger();
        var last = new CountDownLatch(3);
        try (var queue =
                new LocalCheckQueue(
                        batch -> {
                            deliveries.incrementAndGet();
                            last.countDown();
                            return batch;
                        },
                        Duration.ZERO)) {
            queue.offer(keys(1), Duration.ZERO);
            last.await();
        }
        assertThat(deliveries).hasValue(3);
    }

    @Test
    void a_domain_that_waits_already_waits_once() throws Exception {
        var go = new Semaphore(0);
        var begun = new CountDownLatch(2);
        var seen = Collections.synchronizedList(new ArrayList<WatchKey>());
        try (var queue =
                new LocalCheckQueue(
                        batch -> {
                            begun.countDown();
                            go.acquireUninterruptibly();
                            seen.addAll(batch);
                            return List.of();
                        },
                        Duration.ZERO)) {
            queue.offer(keys(60).subList(10, 60), Duration.ZERO);
            begun.await();
            queue.offer(keys(3), Duration.ZERO);
            queue.offer(keys(3), Duration.ZERO);
            go.release(10);
        }
        assertThat(seen).doesNotHaveDuplicates();
    }

    @Test
    void what_has_to_wait_does_not_keep_the_process_alive_and_no_more_is_taken() {
        var queue =
                new LocalCheckQueue(
                        batch -> {
                            throw new AssertionError("looked at " + batch);
                        },
                        Duration.ZERO);
        assertThat(queue.offer(keys(1), Duration.ofDays(1))).isTrue();
        queue.close();

        assertThat(queue.offer(keys(1), Duration.ZERO)).isFalse();
    }
}

package dev.dmarcdesk.bot.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.FakeAws;
import dev.dmarcdesk.bot.watch.CheckQueue;
import dev.dmarcdesk.bot.watch.WatchKey;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class SqsCheckQueueTest {
    private final FakeAws aws = new FakeAws(Map.of());
    private final CheckQueue queue =
            new SqsCheckQueue(
                    aws.checksUrl(),
                    new AwsEnvironment(
                            Map.of(
                                    "AWS_REGION", "eu-central-1",
                                    "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                                    "AWS_SECRET_ACCESS_KEY", "secret")));

    @AfterEach
    void stop() {
        aws.close();
    }

    private static List<WatchKey> domains(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new WatchKey("T1", DomainName.of("d" + i + ".example")))
                .toList();
    }

    private List<WatchKey> queued() {
        return aws.checks().stream()
                .map(check -> CheckJson.read(CheckJson.tree(check.body())))
                .flatMap(read -> ((Parsed.Valid<List<WatchKey>>) read).value().stream())
                .toList();
    }

    @Test
    void ten_messages_of_twenty_five_domains_go_with_one_request() {
        assertThat(queue.offer(domains(251), Duration.ZERO)).isTrue();

        assertThat(queued()).isEqualTo(domains(251));
        assertThat(aws.checks()).hasSize(11);
        assertThat(aws.batches()).isEqualTo(2);
    }

    @Test
    void a_second_look_waits() {
        assertThat(queue.offer(domains(1), Duration.ofMinutes(5))).isTrue();

        assertThat(aws.checks()).extracting(FakeAws.Check::delaySeconds).containsExactly(300);
    }

    @Test
    void nothing_is_sent_for_nothing() {
        assertThat(queue.offer(List.of(), Duration.ZERO)).isTrue();
        assertThat(aws.batches()).isZero();
    }

    @Test
    void what_sqs_does_not_take_of_a_batch_is_sent_once_more_and_nothing_else_is() {
        aws.refuseEntry("1");

        assertThat(queue.offer(domains(75), Duration.ZERO)).isTrue();
        assertThat(queued()).containsExactlyInAnyOrderElementsOf(domains(75));
        assertThat(aws.checks()).hasSize(3);
    }

    @Test
    void a_queue_that_takes_only_a_part_has_not_taken_it() {
        aws.refuseEntry("1").refuseEntry("1");

        assertThat(queue.offer(domains(75), Duration.ZERO)).isFalse();
        assertThat(aws.checks()).hasSize(2);
    }

    @Test
    void one_failure_of_the_queue_is_overcome_and_a_second_is_told() {
        aws.fail(500);
        assertThat(queue.offer(domains(3), Duration.ZERO)).isTrue();

        aws.fail(503).fail(503);
        assertThat(queue.offer(domains(3), Duration.ZERO)).isFalse();
    }

    @Test
    void a_queue_that_is_down_is_not_asked_for_every_batch() {
        aws.fail(503).fail(503);

        assertThat(queue.offer(domains(1000), Duration.ZERO)).isFalse();
        assertThat(aws.checks()).isEmpty();
    }
}

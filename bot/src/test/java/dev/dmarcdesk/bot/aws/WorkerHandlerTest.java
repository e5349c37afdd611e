package dev.dmarcdesk.bot.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dmarcdesk.bot.Events;
import dev.dmarcdesk.bot.FakeSlack;
import dev.dmarcdesk.bot.MovingClock;
import dev.dmarcdesk.bot.TestDesk;
import dev.dmarcdesk.bot.job.MemoryLedger;
import dev.dmarcdesk.bot.job.Worker;
import dev.dmarcdesk.bot.slack.SlackReplies;
import dev.dmarcdesk.bot.slack.SlackSettings;
import dev.dmarcdesk.bot.watch.WatchKey;
import dev.dmarcdesk.dns.DomainName;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

class WorkerHandlerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MovingClock clock = new MovingClock();
    private final FakeSlack slack = new FakeSlack();
    private final WorkerHandler handler =
            new WorkerHandler(
                    new Worker(
                            new TestDesk(),
                            new SlackReplies(
                                    new SlackSettings("", "xoxb-test", "", URI.create(slack.api())),
                                    _ -> {}),
                            new MemoryLedger(clock),
                            clock),
                    new CheckWorker(this::look, this::offer),
                    new PublicationWorker(_ -> {}),
                    3);
    private final List<WatchKey> seen = new CopyOnWriteArrayList<>();
    private final List<WatchKey> offered = new CopyOnWriteArrayList<>();
    private boolean takes = true;

    private List<WatchKey> look(List<WatchKey> keys) {
        seen.addAll(keys);
        return keys.stream().filter(key -> key.toString().contains("poison")).toList();
    }

    private boolean offer(List<WatchKey> keys, Duration delay) {
        assertThat(delay).isPositive();
        return takes && offered.addAll(keys);
    }

    @AfterEach
    void stop() {
        slack.close();
    }

    /// The sample's record, once for each of the lines.
    private ObjectNode batch(String... lines) {
        ObjectNode event = Events.read("WorkerFunction-queue.json");
        ArrayNode records = event.withArray("Records");
        var first = (ObjectNode) records.remove(0);
        for (int i = 0; i < lines.length; i++) {
            ObjectNode record = first.deepCopy();
            record.put("messageId", "message-" + i);
            record.put(
                    "body",
                    record.path("body")
                            .asText()
                            .replace("6f1d6f4f7d6e5a4b3c2d1e0f", "id-of-" + lines[i])
                            .replace("\"line\":\"example.com\"", "\"line\":\"" + lines[i] + "\"")
                            .replace(
                                    "https://hooks.slack.com/commands/T0WORKSPACE/1/abc",
                                    slack.responseUrl()));
            records.add(record);
        }
        return event;
    }

    private List<String> failures(JsonNode event) {
        var out = new ByteArrayOutputStream();
        try {
            handler.handle(
                    new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)),
                    out);
            return JSON.readTree(out.toByteArray())
                    .path("batchItemFailures")
                    .findValuesAsText("itemIdentifier");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode delivered(ObjectNode event, int times) {
        event.path("Records")
                .forEach(record ->
                        ((ObjectNode) record.path("attributes"))
                                .put("ApproximateReceiveCount", Integer.toString(times)));
        return event;
    }

    @Test
    void a_job_is_answered_in_the_channel() {
        assertThat(failures(batch("example.com"))).isEmpty();

        var message = slack.onlyPost().message();
        assertThat(message.path("response_type").asText()).isEqualTo("in_channel");
        assertThat(message.path("text").asText()).isEqualTo("about example.com");
    }

    @Test
    void a_batch_is_done_although_one_of_it_fails() {
        assertThat(failures(batch("a.example", "crash", "b.example"))).containsExactly("message-1");

        assertThat(slack.posts())
                .extracting(post -> post.message().path("text").asText())
                .containsExactlyInAnyOrder("about a.example", "about b.example");
    }

    @Test
    void a_batch_that_comes_again_posts_nothing_again() {
        failures(batch("a.example", "b.example"));

        assertThat(failures(delivered(batch("a.example", "b.example"), 2))).isEmpty();
        assertThat(slack.posts()).hasSize(2);
    }

    @Test
    void one_job_twice_in_a_batch_is_posted_once() {
        failures(batch("a.example", "a.example"));

        assertThat(slack.posts()).hasSize(1);
    }

    @Test
    void the_asker_is_told_on_the_last_delivery_only() {
        assertThat(failures(delivered(batch("crash"), 2))).containsExactly("message-0");
        assertThat(slack.posts()).isEmpty();

        assertThat(failures(delivered(batch("crash"), 3))).containsExactly("message-0");
        var message = slack.onlyPost().message();
        assertThat(message.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(message.path("text").asText()).contains("Something went wrong on my side");
    }

    @Test
    void what_is_no_job_is_put_aside_and_holds_nobody_up() {
        var event = batch("a.example", "b.example");
        ((ObjectNode) event.path("Records").path(0)).put("body", "{\"line\":1}");

        assertThat(failures(event)).containsExactly("message-0");
        assertThat(slack.posts()).hasSize(1);
    }

    /// The sample with these domains in its messages.
    private static ObjectNode checks(String... messages) {
        ObjectNode event = Events.read("WorkerFunction-checks.json");
        ArrayNode records = event.withArray("Records");
        var first = (ObjectNode) records.remove(0);
        for (int i = 0; i < messages.length; i++) {
            ObjectNode record = first.deepCopy();
            record.put("messageId", "message-" + i).put("body", messages[i]);
            records.add(record);
        }
        return event;
    }

    private static String message(String... domains) {
        return CheckJson.write(
                Stream.of(domains)
                        .map(domain -> new WatchKey("T0", DomainName.of(domain)))
                        .toList());
    }

    @Test
    void the_domains_of_the_sample_are_looked_at() {
        assertThat(failures(Events.read("WorkerFunction-checks.json"))).isEmpty();

        assertThat(seen)
                .containsExactly(
                        new WatchKey("T0WORKSPACE", DomainName.of("example.com")),
                        new WatchKey("T0WORKSPACE", DomainName.of("acme.example")));
        assertThat(slack.posts()).isEmpty();
    }

    @Test
    void a_domain_that_fails_goes_on_alone() {
        assertThat(failures(checks(message("a.example", "poison.example"), message("b.example"))))
                .isEmpty();

        assertThat(offered).containsExactly(new WatchKey("T0", DomainName.of("poison.example")));
    }

    @Test
    void what_fails_as_a_whole_is_brought_again_until_it_is_put_aside() {
        var event = checks(message("a.example"), message("poison.example"), message("b.example"));

        assertThat(failures(event)).containsExactly("message-1");
        assertThat(failures(delivered(event, 3))).containsExactly("message-1");
        assertThat(offered).isEmpty();
    }

    @Test
    void what_fails_while_the_queue_takes_nothing_is_brought_again() {
        takes = false;

        assertThat(failures(checks(message("a.example", "poison.example"))))
                .containsExactly("message-0");
    }

    @Test
    void a_message_of_a_version_to_come_is_put_aside_and_not_half_read() {
        assertThat(
                        failures(
                                checks(
                                        message("a.example")
                                                .replace("\"v\":1", "\"v\":2,\"deep\":true"))))
                .containsExactly("message-0");
        assertThat(seen).isEmpty();
    }

    @Test
    void jobs_and_domains_in_one_batch_are_told_apart() {
        ObjectNode event = batch("a.example");
        event.withArray("Records").addAll(checks(message("b.example")).withArray("Records"));

        assertThat(failures(event)).isEmpty();
        assertThat(slack.posts()).hasSize(1);
        assertThat(seen).hasSize(1);
    }

    @Test
    void an_empty_batch_is_nothing_to_do() throws IOException {
        assertThat(failures(JSON.readTree("{\"Records\":[]}"))).isEmpty();
        assertThat(failures(JSON.readTree("{}"))).isEmpty();
    }
}

package dev.dmarcdesk.bot.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.Events;
import dev.dmarcdesk.bot.FakeSlack;
import dev.dmarcdesk.bot.aws.DynamoStack;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.ZoneDns;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// “I published it”, from the button to the changed message: the sample events through the real
/// handlers, over DynamoDB's own local server.
class PublishedJourneyTest {
    private static final String BEFORE =
            """
            example.com         TXT  "v=spf1 -all"
            example.com         MX   0 .
            _dmarc.example.com  TXT  "v=DMARC1; p=none"
            """;
    private static final String AFTER =
            BEFORE.replace("p=none", "p=reject; rua=mailto:dmarc@example.com");

    private final DynamoStack dynamo = new DynamoStack();
    private final AtomicReference<Dns> zone = new AtomicReference<>(ZoneDns.of(BEFORE));
    private final Workspace workspace =
            new Workspace(question -> zone.get().ask(question), dynamo.settings());
    private final Schedule schedule = new Schedule(workspace);

    @AfterEach
    void close() {
        workspace.close();
        dynamo.close();
    }

    @Test
    void the_clicked_message_is_changed_until_the_change_is_there() {
        workspace.send("SlackFunction-published.json");
        workspace.work();

        assertThat(updates()).hasSize(1);
        assertThat(updates().getFirst().message().path("ts").asText())
                .isEqualTo("1795251600.000100");
        assertThat(text(updates().getFirst())).contains("another record");
        assertThat(receipts()).hasSize(1);

        zone.set(ZoneDns.of(AFTER));
        schedule.pass(Duration.ofMinutes(2));

        assertThat(updates()).hasSize(2);
        assertThat(text(updates().getLast())).startsWith("_dmarc.example.com is published");
        assertThat(updates().getLast().message().path("blocks").toString())
                .doesNotContain("run:1")
                .contains("U0ALICE");
        schedule.pass(Duration.ofHours(2), Duration.ofMinutes(20));
        assertThat(updates()).hasSize(2);
    }

    @Test
    void what_went_wrong_is_told_with_what_to_do() {
        zone.set(
                ZoneDns.of(
                        """
                        example.com                     TXT  "v=spf1 -all"
                        _dmarc.example.com.example.com  TXT  "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
                        """));
        workspace.send("SlackFunction-published.json");
        workspace.work();

        assertThat(text(updates().getFirst())).contains("came out wrong").contains("twice");
    }

    @Test
    void a_message_that_is_not_ours_is_replaced_by_the_address_of_the_click() {
        workspace.slack.say(200, "{\"ok\":false,\"error\":\"cant_update_message\"}");
        workspace.send("SlackFunction-published.json");
        workspace.work();

        assertThat(workspace.slack.posts())
                .anySatisfy(post -> {
                    assertThat(post.path()).doesNotContain("/api/");
                    assertThat(post.message().path("replace_original").asBoolean()).isTrue();
                    assertThat(post.message().path("text").asText()).contains("another record");
                });
    }

    @Test
    void an_uninstalled_app_keeps_nothing_of_it() {
        workspace.send("SlackFunction-published.json");
        workspace.work();
        assertThat(dynamo.watchItems()).anyMatch(item -> item.contains("P#T0WORKSPACE"));
        workspace.send("SlackFunction-uninstalled.json");
        workspace.work();

        assertThat(dynamo.watchItems()).noneMatch(item -> item.contains("P#T0WORKSPACE"));
    }

    @Test
    void a_sample_of_what_the_schedule_queues_is_understood() {
        var body = Events.read("WorkerFunction-changes.json").at("/Records/0/body").asText();

        assertThat(workspace.check(List.of(body))).isEmpty();
    }

    private List<FakeSlack.Post> updates() {
        return workspace.slack.posts().stream()
                .filter(post -> post.path().endsWith("/chat.update"))
                .toList();
    }

    private List<FakeSlack.Post> receipts() {
        return workspace.slack.posts().stream()
                .filter(post -> !post.path().contains("/api/"))
                .filter(post -> post.message().path("response_type").asText().equals("ephemeral"))
                .toList();
    }

    private static String text(FakeSlack.Post post) {
        return post.message().path("text").asText();
    }
}

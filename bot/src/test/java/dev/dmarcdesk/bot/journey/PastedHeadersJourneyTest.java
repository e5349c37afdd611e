package dev.dmarcdesk.bot.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.dmarcdesk.bot.Events;
import dev.dmarcdesk.bot.FakeSlack;
import dev.dmarcdesk.bot.aws.Functions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/// Every way in which a header reaches the bot: the sample events through the real handlers, to
/// what Slack is told.
class PastedHeadersJourneyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ZONE =
            """
            $ORIGIN acme.example.
            @       MX   10 mail.acme.example.
            @       TXT  "v=spf1 -all"
            _dmarc  TXT  "v=DMARC1; p=none; rua=mailto:dmarc@acme.example"
            $ORIGIN example.com.
            _dmarc  TXT  "v=DMARC1; p=reject"
            """;

    /// What makes the message somebody's.
    private static final String[] PERSONAL = {
        "bob@", "news@", "bounces+", "Autumn", "<1@", "Acme News"
    };

    private final Workspace workspace = new Workspace(ZONE);
    private final FakeSlack slack = workspace.slack;

    @AfterEach
    void stop() {
        workspace.close();
    }

    /// The one message that was sent, when it is the diagnosis for its asker.
    private JsonNode diagnosis() {
        JsonNode message = slack.onlyPost().message();
        assertThat(message.path("text").asText())
                .startsWith("DMARC failed: nothing was signed as acme.example");
        assertThat(message.toString()).doesNotContain(PERSONAL);
        return message;
    }

    private JsonNode ephemeral() {
        JsonNode message = diagnosis();
        assertThat(message.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(message.path("replace_original").asBoolean(true)).isFalse();
        return message;
    }

    /// The header of the samples.
    private static String sample() {
        return Events.field("SlackFunction-headers-paste.json", "text")
                .substring("headers ".length());
    }

    @Test
    void text_after_the_command_is_diagnosed_for_its_asker() {
        JsonNode acknowledged =
                Functions.message(workspace.send("SlackFunction-headers-paste.json"));
        workspace.work();

        assertThat(acknowledged.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(acknowledged.path("text").asText()).isEqualTo("Looking at your message …");
        assertThat(ephemeral().findValuesAsText("action_id")).contains("share");
    }

    @Test
    void a_bare_paste_after_the_command_is_diagnosed() {
        workspace.command(sample());
        workspace.work();

        ephemeral();
    }

    @Test
    void the_command_alone_opens_a_box() {
        JsonNode response = workspace.send("SlackFunction-headers.json");

        assertThat(response.path("statusCode").asInt()).isEqualTo(200);
        assertThat(response.path("body").asText()).isEmpty();
        var opened = slack.onlyPost();
        assertThat(opened.path()).isEqualTo("/api/views.open");
        assertThat(opened.message().path("trigger_id").asText()).isEqualTo("111.222.command");
        JsonNode view = opened.message().path("view");
        assertThat(view.path("callback_id").asText()).isEqualTo("headers");
        assertThat(view.path("private_metadata").asText())
                .hasSizeLessThan(3_000)
                .doesNotContain("commands", "C0MAIL");
        assertThat(view.path("blocks").path(0).path("element").has("max_length")).isFalse();
        assertThat(view.toString()).contains("3,000", ".eml", "file_input");
        assertThat(workspace.aws.messages()).isEmpty();
    }

    @Test
    void what_is_put_into_the_box_is_answered_where_the_command_was_given() {
        workspace.send("SlackFunction-headers.json");
        String metadata = slack.onlyPost().message().at("/view/private_metadata").asText();
        JsonNode response =
                workspace.send(
                        "SlackFunction-modal.json",
                        body -> body.replace("made+when+the+modal+was+opened", metadata));
        workspace.work();

        assertThat(response.path("statusCode").asInt()).isEqualTo(200);
        assertThat(response.path("body").asText()).isEmpty();
        var answer = slack.posts().get(1);
        assertThat(answer.path()).startsWith("/commands/");
        assertThat(answer.message().path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(answer.message().path("text").asText()).contains("acme.example");
    }

    @Test
    void a_box_of_another_time_is_answered_in_a_direct_message() {
        workspace.send("SlackFunction-modal.json");
        workspace.work();

        assertThat(diagnosis().path("channel").asText()).isEqualTo("U0ALICE");
    }

    @Test
    void the_connection_named_before_the_box_was_opened_counts() {
        workspace.command("headers --ip 192.0.2.25 --sender bounces@em1.sendgrid.net");
        String metadata = slack.onlyPost().message().at("/view/private_metadata").asText();
        workspace.send(
                "SlackFunction-modal.json",
                body -> body.replace("made+when+the+modal+was+opened", metadata));

        assertThat(workspace.aws.messages().getFirst())
                .contains("headers --ip 192.0.2.25 --sender bounces@em1.sendgrid.net\\nDelivered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "example.com", "Dear Bob, how are you?"})
    void what_is_no_header_is_told_while_the_box_is_open(String text) throws Exception {
        JsonNode response =
                workspace.send(
                        "SlackFunction-modal.json",
                        body ->
                                body.replaceFirst(
                                        "Delivered-To.*?%22%7D",
                                        Workspace.encoded(text) + "%22%7D"));

        JsonNode answer = JSON.readTree(response.path("body").asText());
        assertThat(answer.path("response_action").asText()).isEqualTo("errors");
        assertThat(answer.path("errors").path("text").asText()).isNotBlank();
        assertThat(workspace.aws.messages()).isEmpty();
    }

    @Test
    void a_box_may_hold_a_file() {
        keep("message.eml", "eml", sample().getBytes(StandardCharsets.UTF_8));
        workspace.send("SlackFunction-modal-file.json");
        workspace.work();

        diagnosis();
        assertThat(slack.downloads()).containsExactly("Bearer xoxb-test");
        assertThat(workspace.aws.messages().getFirst()).doesNotContain("Received");
    }

    @Test
    void a_box_with_both_and_one_with_too_long_a_file_stay_open() throws Exception {
        String both =
                workspace
                        .send(
                                "SlackFunction-modal-file.json",
                                body -> body.replace("%22value%22%3Anull", "%22value%22%3A%22x%22"))
                        .path("body")
                        .asText();
        String huge =
                workspace
                        .send(
                                "SlackFunction-modal-file.json",
                                body -> body.replace("%22size%22%3A2048", "%22size%22%3A50000000"))
                        .path("body")
                        .asText();

        assertThat(JSON.readTree(both).at("/errors/file").asText()).contains("One of the two");
        assertThat(JSON.readTree(huge).at("/errors/file").asText()).contains("1 MiB");
        assertThat(workspace.aws.messages()).isEmpty();
    }

    @Test
    void a_box_that_can_not_be_opened_says_what_else_to_do() {
        slack.say(200, "{\"ok\":false,\"error\":\"expired_trigger_id\"}");

        JsonNode answer = Functions.message(workspace.send("SlackFunction-headers.json"));

        assertThat(answer.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(answer.toString()).contains("Diagnose headers", "direct message", ".eml");
    }

    @Test
    void a_message_is_diagnosed_from_its_menu() {
        JsonNode response = workspace.send("SlackFunction-shortcut.json");
        workspace.work();

        assertThat(response.path("statusCode").asInt()).isEqualTo(200);
        ephemeral();
        assertThat(workspace.aws.messages().getFirst())
                .contains("\"spelling\":\"TYPED\"")
                .doesNotContain("Why is this in spam");
    }

    @Test
    void a_message_with_a_file_is_diagnosed_from_its_menu_by_the_file() {
        keep("message.eml", "eml", sample().getBytes(StandardCharsets.UTF_8));
        workspace.send(
                "SlackFunction-shortcut.json",
                body ->
                        body.replace(
                                "%22team%22%3A%22T0WORKSPACE%22%7D",
                                "%22files%22%3A"
                                        + Workspace.encoded(
                                                "[{\"id\":\"F0PIC\",\"filetype\":\"png\"},{\"id\":\"F0MAIL\",\"filetype\":\"text\",\"mode\":\"snippet\"}]")
                                        + "%7D"));
        workspace.work();

        ephemeral();
        assertThat(slack.downloads()).hasSize(1);
    }

    @Test
    void a_message_without_anything_to_read_is_told() {
        workspace.send(
                "SlackFunction-shortcut.json",
                body ->
                        body.replaceFirst("%22blocks%22.*?%5D%7D%5D%7D%5D", "%22x%22%3A1")
                                .replaceFirst("%22text%22%3A%22Why.*?%22%2C", ""));
        workspace.work();

        assertThat(slack.onlyPost().message().path("text").asText())
                .isEqualTo("Hand over the header of a message");
    }

    @Test
    void a_paste_in_a_direct_message_is_answered_there() {
        workspace.send("SlackFunction-direct-message.json");
        workspace.work();

        assertThat(slack.onlyPost().path()).isEqualTo("/api/chat.postMessage");
        assertThat(diagnosis().path("channel").asText()).isEqualTo("D0ALICE");
        assertThat(diagnosis().findValuesAsText("action_id")).doesNotContain("share");
    }

    @Test
    void a_file_in_a_direct_message_is_answered_there() {
        keep("message.eml", "eml", sample().getBytes(StandardCharsets.UTF_8));
        workspace.send("SlackFunction-direct-message-file.json");
        workspace.work();

        assertThat(diagnosis().path("channel").asText()).isEqualTo("D0ALICE");
    }

    @Test
    void a_command_in_a_mention_is_answered_in_its_thread() {
        workspace.send("SlackFunction-mention.json");
        workspace.work();

        var post = slack.onlyPost();
        assertThat(post.path()).isEqualTo("/api/chat.postMessage");
        assertThat(post.message().path("channel").asText()).isEqualTo("C0MAIL");
        assertThat(post.message().path("thread_ts").asText()).isEqualTo("1795251500.000100");
        assertThat(post.message().path("text").asText()).contains("example.com");
    }

    @Test
    void a_paste_in_a_mention_is_answered_to_its_asker_alone() {
        workspace.send(
                "SlackFunction-mention.json",
                body ->
                        body.replaceFirst("\"blocks\":\\[.*?\\]\\}\\]\\}\\]", "\"x\":1")
                                .replace(
                                        "check <http://example.com|example.com>",
                                        sample().replace("\"", "\\\"").replace("\n", "\\n")));
        workspace.work();

        var post = slack.onlyPost();
        assertThat(post.path()).isEqualTo("/api/chat.postEphemeral");
        assertThat(post.message().path("user").asText()).isEqualTo("U0ALICE");
        assertThat(post.message().path("thread_ts").asText()).isEqualTo("1795251500.000100");
        assertThat(diagnosis().findValuesAsText("action_id")).contains("share");
    }

    /// Slack makes mentions of what only looks like one.
    @Test
    void whoever_is_mentioned_in_a_paste_changes_nothing_about_it() {
        String[] parts = sample().replace("\"", "\\\"").replace("\n", "\\n").split("Autumn", 2);
        workspace.send(
                "SlackFunction-mention.json",
                body ->
                        body.replace("\" check \"", "\"" + parts[0] + "\"")
                                .replaceFirst(
                                        "\\{\"type\":\"link\"[^}]*}",
                                        Matcher.quoteReplacement(
                                                "{\"type\":\"usergroup\",\"usergroup_id\":\"S012AB3CD\"},"
                                                        + "{\"type\":\"channel\",\"channel_id\":\"C012AB3CD\"},"
                                                        + "{\"type\":\"user\",\"user_id\":\"U012AB3CD\"},"
                                                        + "{\"type\":\"text\",\"text\":\""
                                                        + parts[1]
                                                        + "\"}")));
        workspace.work();

        assertThat(diagnosis().toString()).doesNotContain("012AB3CD");
    }

    @Test
    void who_can_not_be_told_in_the_channel_is_told_directly() {
        slack.say(200, "{\"ok\":false,\"error\":\"user_not_in_channel\"}");
        workspace.send(
                "SlackFunction-mention.json",
                body ->
                        body.replaceFirst("\"blocks\":\\[.*?\\]\\}\\]\\}\\]", "\"x\":1")
                                .replace("check <http://example.com|example.com>", "help"));
        workspace.work();

        assertThat(slack.posts())
                .extracting(post -> post.message().path("channel").asText())
                .containsExactly("C0MAIL", "U0ALICE");
    }

    @Test
    void an_event_that_is_delivered_twice_is_answered_once() {
        workspace.send("SlackFunction-direct-message.json");
        workspace.send("SlackFunction-direct-message.json");
        workspace.work();

        diagnosis();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"bot_id\":\"B0DMARC\",",
                "\"subtype\":\"message_changed\",",
                "\"subtype\":\"message_deleted\",",
                "\"subtype\":\"bot_message\",",
                "\"edited\":{\"user\":\"U0ALICE\",\"ts\":\"1\"},"
            })
    void what_no_person_says_now_is_not_answered(String field) {
        JsonNode response =
                workspace.send(
                        "SlackFunction-direct-message.json",
                        body -> body.replace("\"event\":{", "\"event\":{" + field));

        assertThat(response.path("statusCode").asInt()).isEqualTo(200);
        assertThat(workspace.aws.messages()).isEmpty();
    }

    @Test
    void what_is_said_in_a_channel_to_others_is_not_heard() {
        workspace.send(
                "SlackFunction-direct-message.json",
                body -> body.replace("\"channel_type\":\"im\"", "\"channel_type\":\"channel\""));

        assertThat(workspace.aws.messages()).isEmpty();
    }

    @Test
    void an_event_that_can_not_be_queued_is_asked_for_again() {
        workspace.aws.fail(500).fail(500);

        assertThat(workspace.send("SlackFunction-direct-message.json").path("statusCode").asInt())
                .isEqualTo(503);
    }

    @Test
    void what_was_shown_to_one_is_shown_to_all_when_they_want_it() {
        workspace.send("SlackFunction-headers-paste.json");
        workspace.work();
        workspace.send("SlackFunction-share.json", this::withWhatWasShown);
        workspace.work();

        JsonNode shown = slack.posts().get(0).message();
        JsonNode shared = slack.posts().get(1).message();
        assertThat(shared.path("response_type").asText()).isEqualTo("in_channel");
        assertThat(shared.path("text")).isEqualTo(shown.path("text"));
        assertThat(withoutWho(shared)).isEqualTo(withoutShare(shown));
        assertThat(shared.toString())
                .contains("Shared by ", "\"user_id\":\"U0ALICE\"")
                .doesNotContain(PERSONAL)
                .doesNotContain("\"action_id\":\"share\"");
    }

    /// The blocks but for the line that names who shared them.
    private static List<JsonNode> withoutWho(JsonNode message) {
        List<JsonNode> blocks = new ArrayList<>();
        message.path("blocks").forEach(blocks::add);
        blocks.remove(1);
        return blocks;
    }

    /// The blocks but for the button that shares them.
    private static List<JsonNode> withoutShare(JsonNode message) {
        List<JsonNode> blocks = new ArrayList<>();
        message.path("blocks").deepCopy().forEach(blocks::add);
        assertThat(blocks.getLast().path("elements").path(0).path("action_id").asText())
                .isEqualTo("share");
        ((ArrayNode) blocks.getLast().path("elements")).remove(0);
        return blocks;
    }

    private String withWhatWasShown(String body) {
        JsonNode buttons = slack.posts().getFirst().message().path("blocks");
        String value = "";
        for (JsonNode block : buttons) {
            for (JsonNode element : block.path("elements")) {
                value =
                        element.path("action_id").asText().equals("share")
                                ? element.path("value").asText()
                                : value;
            }
        }
        assertThat(value).hasSizeBetween(1, 2_000);
        return body.replace("packed+when+the+answer+was+posted", value);
    }

    @Test
    void a_page_that_the_bot_did_not_make_is_not_shared() {
        workspace.send("SlackFunction-share.json");
        workspace.work();

        JsonNode answer = slack.onlyPost().message();
        assertThat(answer.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(answer.path("text").asText()).startsWith("This button is of another time");
    }

    @Test
    void a_conversation_that_the_bot_may_not_post_in_is_told_politely() {
        workspace.send("SlackFunction-headers-paste.json");
        workspace.work();
        slack.say(404, "channel_not_found").say(200, "{\"ok\":false,\"error\":\"not_in_channel\"}");
        workspace.send("SlackFunction-share.json", this::withWhatWasShown);
        workspace.work();

        JsonNode answer = slack.posts().getLast().message();
        assertThat(answer.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(answer.path("text").asText()).contains("/invite @DMARC Desk");
    }

    private void keep(String name, String filetype, byte[] octets) {
        slack.keep(
                "F0MAIL",
                "{\"name\":\"%s\",\"filetype\":\"%s\",\"mode\":\"hosted\",\"size\":%d}"
                        .formatted(name, filetype, octets.length),
                "application/octet-stream",
                octets);
    }
}

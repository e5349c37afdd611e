package dev.dmarcdesk.bot.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dmarcdesk.bot.FakeSlack;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What is no header, through every way in: one clear answer, to who handed it over and nobody
/// else, that repeats nothing of it.
class WrongInputJourneyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "Rosebud";
    private static final String NOVEL = (SECRET + " it was a dark and stormy night. ").repeat(80);

    private final Workspace workspace = new Workspace("$ORIGIN example.com.\n");
    private final FakeSlack slack = workspace.slack;

    @AfterEach
    void stop() {
        workspace.close();
    }

    /// The ways in which texts come; for those that are taken for a command first, an answer may be
    /// about commands.
    enum Way {
        COMMAND(false),
        BOX(false),
        SHORTCUT(false),
        DIRECT_MESSAGE(true),
        MENTION(true);

        private final boolean isLine;

        Way(boolean isLine) {
            this.isLine = isLine;
        }
    }

    static Stream<Arguments> texts() {
        String[][] texts = {
            {"", ""},
            {" \t\n ", ""},
            {NOVEL, "text without a single header field"},
            {"<!DOCTYPE html>\n<html><body>" + SECRET + "</body></html>", "HTML"},
            {"{\"name\": \"" + SECRET + "\"}", "JSON"},
            {"v=DMARC1; p=none; rua=mailto:" + SECRET + "@example.com", "a DNS record"},
            {SECRET + "\u0000\u0001\u0002", "a binary file"},
        };
        return Arrays.stream(Way.values())
                .flatMap(way -> Arrays.stream(texts).map(t -> Arguments.of(way, t[0], t[1])));
    }

    @Test
    void a_domain_in_a_mention_is_a_command_and_answered_to_all() {
        hand(Way.MENTION, SECRET + "@example.com");
        workspace.work();

        assertThat(slack.onlyPost().message().path("channel").asText()).isEqualTo("C0MAIL");
        assertThat(slack.onlyPost().message().path("text").asText()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_text_that_is_no_header_gets_one_clear_answer(Way way, String text, String expected) {
        JsonNode response = hand(way, text);
        workspace.work();

        if (way == Way.COMMAND && text.isBlank()) {
            assertThat(slack.onlyPost().path()).isEqualTo("/api/views.open");
            return;
        }
        String answer = answer(response);
        if (way == Way.BOX) {
            assertThat(answer).contains(text.isBlank() ? "Paste the header here" : expected);
        } else if (text.isBlank()) {
            assertThat(answer).containsAnyOf("Hand over the header", "Not understood");
        } else if (way.isLine) {
            assertThat(answer).contains("Not understood: expected");
        } else {
            assertThat(answer).contains("Not understood: expected", expected);
        }
        if (!way.isLine) {
            assertThat(answer).doesNotContain(SECRET);
        }
    }

    private JsonNode hand(Way way, String text) {
        return switch (way) {
            case COMMAND -> workspace.command("headers " + text);
            case BOX ->
                    form(
                            "SlackFunction-modal.json",
                            p ->
                                    ((ObjectNode) p.at("/view/state/values/text/value"))
                                            .put("value", text));
            case SHORTCUT ->
                    form(
                            "SlackFunction-shortcut.json",
                            p -> said((ObjectNode) p.path("message"), text));
            case DIRECT_MESSAGE -> event("SlackFunction-direct-message.json", e -> said(e, text));
            case MENTION -> event("SlackFunction-mention.json", e -> said(e, "<@U0DMARC> " + text));
        };
    }

    private static void said(ObjectNode message, String text) {
        message.remove("blocks");
        message.put("text", text);
    }

    /// The files that are handed over, and what is said of them.
    static Stream<Arguments> files() {
        Object[][] files = {
            {"{}", octets(""), "this is empty"},
            {"{}", octets("\u0089PNG\r\n\u001a\n" + SECRET), "a picture (PNG)"},
            {"{}", octets("%PDF-1.7 " + SECRET), "a PDF document"},
            {"{}", octets("PK\u0003\u0004" + SECRET), "a zip archive"},
            {"{}", octets("\u001f\u008b\u0008" + SECRET), "packed with gzip"},
            {
                "{}",
                octets("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
                ".msg) that is whole"
            },
            {"{}", octets("\u0000\u0001" + SECRET), "a binary file"},
            {"{}", octets(NOVEL), "text without a single header field"},
            {"{}", octets("{\"name\": \"" + SECRET + "\"}"), "JSON"},
            {"{\"mimetype\":\"text/html\"}", octets("<html><p>" + SECRET), "HTML"},
            {"{}", octets("<!doctype html><title>" + SECRET), "files:read"},
            {"{\"size\":50000000}", octets(""), "1 MiB"},
            {"{\"mode\":\"email\"}", octets(""), "Slack itself received"},
            {"{\"mode\":\"external\",\"is_external\":true}", octets(""), "not kept by Slack"},
            {"{\"error\":\"file_deleted\"}", octets(""), "is gone"},
        };
        return Stream.of(Way.BOX, Way.SHORTCUT, Way.DIRECT_MESSAGE)
                .flatMap(way -> Arrays.stream(files).map(f -> Arguments.of(way, f[0], f[1], f[2])));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_that_is_no_message_gets_one_clear_answer(
            Way way, String info, byte[] octets, String expected) {
        slack.keep("F0MAIL", info, "text/html; charset=utf-8", octets);

        JsonNode response = handFile(way);
        workspace.work();

        assertThat(answer(response)).contains(expected).doesNotContain(SECRET);
    }

    private JsonNode handFile(Way way) {
        return switch (way) {
            case BOX -> workspace.send("SlackFunction-modal-file.json");
            case SHORTCUT ->
                    form(
                            "SlackFunction-shortcut.json",
                            p ->
                                    ((ObjectNode) p.path("message"))
                                            .putArray("files")
                                            .addObject()
                                            .put("id", "F0MAIL")
                                            .put("filetype", "eml"));
            case DIRECT_MESSAGE -> workspace.send("SlackFunction-direct-message-file.json");
            case COMMAND, MENTION -> throw new IllegalArgumentException("takes no file");
        };
    }

    /// The one answer, after it was looked at who sees it.
    private String answer(JsonNode response) {
        assertThat(response.path("statusCode").asInt()).isEqualTo(200);
        var answers = new ArrayList<String>();
        JsonNode atOnce = read(response.path("body").asText());
        if (atOnce.has("errors")) {
            answers.add(atOnce.toString());
        } else if (atOnce.has("text") && !atOnce.path("text").asText().startsWith("Looking at")) {
            assertThat(atOnce.path("response_type").asText()).isEqualTo("ephemeral");
            answers.add(atOnce.toString());
        }
        for (var post : slack.posts()) {
            if (post.path().equals("/api/chat.postMessage")) {
                assertThat(post.message().path("channel").asText()).isIn("D0ALICE", "U0ALICE");
            } else if (post.path().equals("/api/chat.postEphemeral")) {
                assertThat(post.message().path("user").asText()).isEqualTo("U0ALICE");
            } else {
                assertThat(post.message().path("response_type").asText()).isEqualTo("ephemeral");
            }
            assertThat(post.message().findValuesAsText("action_id")).doesNotContain("share");
            answers.add(post.message().toString());
        }
        assertThat(answers).hasSize(1);
        return answers.getFirst();
    }

    @Test
    void words_beside_a_file_are_about_the_file() {
        slack.keep("F0MAIL", "{}", "message/rfc822", octets("%PDF-1.7"));
        for (String words : List.of("headers", "headers please", "check example.com", "hello")) {
            event(
                    "SlackFunction-direct-message-file.json",
                    e -> e.put("text", words).put("client_msg_id", words));
        }
        workspace.work();

        assertThat(slack.downloads()).hasSize(4);
    }

    @Test
    void a_text_that_no_queue_carries_is_asked_for_as_a_file() {
        event(
                "SlackFunction-direct-message.json",
                e -> said(e, "From: a@b.example " + "€".repeat(90_000)));
        workspace.work();

        assertThat(slack.onlyPost().message().path("text").asText())
                .isEqualTo("Hand over the header of a message");
    }

    @Test
    void what_the_bot_itself_says_is_not_answered() {
        event("SlackFunction-direct-message.json", e -> e.put("user", "U0DMARC"));

        assertThat(workspace.aws.messages()).isEmpty();
    }

    @Test
    void fields_without_a_value_are_as_good_as_none() {
        event(
                "SlackFunction-direct-message.json",
                e -> {
                    e.putNull("bot_id");
                    e.putNull("subtype");
                    e.putNull("thread_ts");
                });
        workspace.work();

        assertThat(slack.onlyPost().message().has("thread_ts")).isFalse();
    }

    private JsonNode event(String sample, Consumer<ObjectNode> change) {
        return workspace.send(
                sample,
                body -> {
                    JsonNode payload = read(body);
                    ObjectNode event = (ObjectNode) payload.path("event");
                    change.accept(event);
                    ((ObjectNode) payload).put("event_id", "Ev" + event.toString().hashCode());
                    return payload.toString();
                });
    }

    private JsonNode form(String sample, Consumer<JsonNode> change) {
        return workspace.send(
                sample,
                body -> {
                    JsonNode payload =
                            read(
                                    URLDecoder.decode(
                                            body.substring("payload=".length()),
                                            StandardCharsets.UTF_8));
                    change.accept(payload);
                    return "payload=" + Workspace.encoded(payload.toString());
                });
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

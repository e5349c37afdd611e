package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dmarcdesk.bot.Events;
import dev.dmarcdesk.bot.FakeSlack;
import dev.dmarcdesk.bot.FakeSocket;
import dev.dmarcdesk.bot.MovingClock;
import dev.dmarcdesk.bot.TestDesk;
import dev.dmarcdesk.bot.slack.SlackSettings;
import dev.dmarcdesk.bot.slack.SlackSettings.MissingSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

class ServeTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MovingClock clock = new MovingClock();
    private final FakeSlack slack = new FakeSlack();

    @AfterEach
    void stop() {
        slack.close();
    }

    private SlackSettings settings(Map<String, String> more) {
        var all = new HashMap<>(more);
        all.put("SLACK_BOT_TOKEN", "xoxb-test");
        all.put("SLACK_API_URL", slack.api());
        return Serve.settings(name -> all.getOrDefault(name, ""));
    }

    private Serve overHttp() throws IOException {
        return new Serve(
                settings(Map.of("SLACK_SIGNING_SECRET", Events.SECRET)),
                _ -> new TestDesk(),
                0,
                clock);
    }

    /// Sends the sample over HTTP as Slack would.
    private HttpResponse<String> call(Serve serve, JsonNode event) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(serve.where()))
                        .POST(HttpRequest.BodyPublishers.ofString(event.path("body").asText()));
        for (var header : event.path("headers").properties()) {
            if (header.getKey().startsWith("x-slack") || header.getKey().equals("content-type")) {
                request.header(header.getKey(), header.getValue().asText());
            }
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void a_command_over_http_is_acknowledged_and_then_answered() throws Exception {
        try (var serve = overHttp()) {
            var event =
                    Events.signed(
                            "SlackFunction-command-plain.json",
                            clock,
                            body ->
                                    body.replace(
                                            "https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT0WORKSPACE%2F1%2Fabc",
                                            URLEncoder.encode(
                                                    slack.responseUrl(), StandardCharsets.UTF_8)));

            var acknowledged = call(serve, event);

            assertThat(acknowledged.statusCode()).isEqualTo(200);
            assertThat(JSON.readTree(acknowledged.body()).path("text").asText())
                    .isEqualTo("Looking at example.com …");
            assertThat(slack.await(1).getFirst().message().path("text").asText())
                    .isEqualTo("about example.com");
            call(serve, event);
        }

        assertThat(slack.posts()).hasSize(1);
    }

    @Test
    void who_does_not_sign_is_turned_away() throws Exception {
        try (var serve = overHttp()) {
            assertThat(call(serve, Events.read("SlackFunction-command-plain.json")).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void what_is_too_long_is_refused() throws Exception {
        try (var serve = overHttp()) {
            var event =
                    Events.signed(
                            "SlackFunction-command-plain.json",
                            clock,
                            _ -> "x".repeat((1 << 20) + 1));

            assertThat(call(serve, event).statusCode()).isEqualTo(413);
        }
    }

    @Test
    void with_an_app_token_it_speaks_over_a_socket() throws Exception {
        try (var socket = new FakeSocket();
                var serve = overSocket(socket)) {
            assertThat(serve.where()).contains("Socket Mode");

            socket.send(
                    "slash_commands",
                    JSON.createObjectNode()
                            .put("command", "/dmarc")
                            .put("text", "example.com")
                            .put("team_id", "T0WORKSPACE")
                            .put("channel_id", "C0MAIL")
                            .put("user_id", "U0ALICE")
                            .put("trigger_id", "1.2.3")
                            .put("response_url", slack.responseUrl()));

            assertThat(socket.receive().path("payload").path("text").asText())
                    .isEqualTo("Looking at example.com …");
            assertThat(slack.await(1).getFirst().message().path("text").asText())
                    .isEqualTo("about example.com");
        }
    }

    @Test
    void a_button_over_a_socket_is_acknowledged_and_run() throws Exception {
        try (var socket = new FakeSocket();
                var _ = overSocket(socket)) {
            JsonNode payload =
                    JSON.readTree(
                            """
                            {"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1"},
                             "channel":{"id":"C1"},"response_url":"%s",
                             "actions":[{"type":"button","action_id":"run:0","action_ts":"1.2",
                                         "value":"check example.com"}]}\
                            """
                                    .formatted(slack.responseUrl()));

            socket.send("interactive", payload);

            assertThat(socket.receive().path("envelope_id").asText()).isNotEmpty();
            assertThat(slack.await(1).getFirst().message().path("text").asText())
                    .isEqualTo("about check example.com");
        }
    }

    @Test
    void what_is_put_into_a_box_over_a_socket_is_taken_or_told() throws Exception {
        try (var socket = new FakeSocket();
                var _ = overSocket(socket)) {
            String sample = Events.field("SlackFunction-modal.json", "payload");
            ObjectNode empty = (ObjectNode) JSON.readTree(sample);
            ((ObjectNode) empty.at("/view/state/values/text/value")).putNull("value");

            socket.send("interactive", empty);
            JsonNode refused = socket.receive().path("payload");
            socket.send("interactive", JSON.readTree(sample));

            assertThat(refused.path("response_action").asText()).isEqualTo("errors");
            assertThat(socket.receive().path("payload").has("response_action")).isFalse();
        }
    }

    @Test
    void messages_over_a_socket_are_answered() throws Exception {
        try (var socket = new FakeSocket();
                var _ = overSocket(socket)) {
            socket.send(
                    "events_api",
                    JSON.readTree(Events.read("SlackFunction-mention.json").path("body").asText()));
            socket.receive();
            slack.await(1);
            socket.send(
                    "interactive",
                    JSON.readTree(Events.field("SlackFunction-shortcut.json", "payload")));
            socket.receive();

            assertThat(slack.await(2))
                    .extracting(post -> post.message().toString())
                    .satisfiesExactly(
                            mention -> assertThat(mention).contains("check example.com"),
                            shortcut -> assertThat(shortcut).contains("Delivered-To"));
        }
    }

    private Serve overSocket(FakeSocket socket) throws IOException {
        slack.offerSocket(socket.url());
        return new Serve(
                settings(Map.of("SLACK_APP_TOKEN", "xapp-test")), _ -> new TestDesk(), 0, clock);
    }

    @Test
    void a_refused_app_token_is_told() {
        slack.say(200, "{\"ok\":false,\"error\":\"invalid_auth\"}");

        assertThatThrownBy(() ->
                        new Serve(
                                settings(Map.of("SLACK_APP_TOKEN", "xapp-test")),
                                _ -> new TestDesk(),
                                0,
                                clock))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("invalid_auth");
    }

    @Test
    void all_missing_settings_are_named_at_once() {
        assertThatThrownBy(() -> Serve.settings(_ -> ""))
                .isInstanceOf(MissingSettings.class)
                .hasMessageContainingAll("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET");
        assertThatThrownBy(
                        () -> Serve.settings(name -> name.equals("SLACK_APP_TOKEN") ? "xapp" : " "))
                .isInstanceOf(MissingSettings.class)
                .hasMessageContaining("SLACK_BOT_TOKEN")
                .hasMessageNotContaining("SLACK_SIGNING_SECRET");
    }

    @Test
    void settings_show_no_secret() {
        assertThat(settings(Map.of("SLACK_SIGNING_SECRET", "sesame")).toString())
                .doesNotContain("sesame", "xoxb");
    }
}

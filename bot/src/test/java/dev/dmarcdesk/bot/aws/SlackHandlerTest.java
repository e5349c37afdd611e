package dev.dmarcdesk.bot.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.bot.Events;
import dev.dmarcdesk.bot.FakeAws;
import dev.dmarcdesk.bot.FakeSlack;
import dev.dmarcdesk.bot.MovingClock;
import dev.dmarcdesk.bot.job.Job;
import dev.dmarcdesk.bot.job.JobJson;
import dev.dmarcdesk.bot.slack.SlackSettings.MissingSettings;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

class SlackHandlerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MovingClock clock = new MovingClock();
    private final FakeSlack slack = new FakeSlack();
    private final FakeAws aws =
            new FakeAws(Map.of("/dmarc-desk/signing-secret", Events.SECRET, "/blank", " "));

    @AfterEach
    void stop() {
        slack.close();
        aws.close();
    }

    private Map<String, String> environment() {
        return new HashMap<>(
                Map.of(
                        "AWS_REGION", "eu-central-1",
                        "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_ENDPOINT_URL_SSM", aws.endpoint(),
                        "JOB_QUEUE_URL", aws.queueUrl(),
                        "SLACK_API_URL", slack.api(),
                        "SLACK_SIGNING_SECRET_PARAMETER", "/dmarc-desk/signing-secret"));
    }

    private SlackHandler handler(Map<String, String> environment) {
        return new SlackHandler(new BotWiring(new AwsEnvironment(environment), clock));
    }

    private JsonNode send(JsonNode event) {
        return send(handler(environment()), event.toString());
    }

    private static JsonNode send(SlackHandler handler, String event) {
        var out = new ByteArrayOutputStream();
        try {
            handler.handle(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out);
            return JSON.readTree(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts without asking AWS for the secret, so that the first call that fails is the queue's.
    private SlackHandler handlerWithItsSecret() {
        var environment = environment();
        environment.put("SLACK_SIGNING_SECRET", Events.SECRET);
        return handler(environment);
    }

    private JsonNode typed(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        return Events.signed(
                "SlackFunction-command.json",
                clock,
                body -> body.replace("text=example.com", "text=" + encoded));
    }

    private Job onlyJob() {
        assertThat(aws.messages()).hasSize(1);
        return JobJson.read(aws.messages().getFirst()) instanceof Parsed.Valid<Job>(var job, _)
                ? job
                : fail("no job");
    }

    private static JsonNode message(JsonNode response) {
        assertThat(response.path("statusCode").asInt()).isEqualTo(200);
        assertThat(response.path("headers").path("Content-Type").asText())
                .startsWith("application/json");
        try {
            return JSON.readTree(response.path("body").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SlackFunction-command.json", "SlackFunction-command-plain.json"})
    void a_command_is_queued_and_acknowledged_with_what_was_understood(String sample) {
        JsonNode message = message(send(Events.signed(sample, clock)));

        assertThat(message.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(message.path("text").asText()).isEqualTo("Looking at example.com …");
        var job = onlyJob();
        assertThat(job.line()).isEqualTo("example.com");
        assertThat(job.replyTo().team()).isEqualTo("T0WORKSPACE");
        assertThat(job.replyTo().channel()).isEqualTo("C0MAIL");
        assertThat(job.replyTo().user()).isEqualTo("U0ALICE");
        assertThat(job.replyTo().responseUrl())
                .isEqualTo("https://hooks.slack.com/commands/T0WORKSPACE/1/abc");
        assertThat(job.askedAt()).isEqualTo(clock.instant());
        assertThat(aws.messages().getFirst()).doesNotContain("xoxb", Events.SECRET);
    }

    @Test
    void a_delivery_that_slack_repeats_is_the_same_job() {
        var event = Events.signed("SlackFunction-command.json", clock);
        event.withObject("/headers")
                .put("x-slack-retry-num", "1")
                .put("x-slack-retry-reason", "http_timeout");
        send(Events.signed("SlackFunction-command.json", clock));
        clock.pass(Duration.ofSeconds(3));
        send(event);

        assertThat(aws.messages())
                .hasSize(2)
                .extracting(text -> text.substring(0, text.indexOf("line")))
                .containsOnly(
                        aws.messages()
                                .getFirst()
                                .substring(0, aws.messages().getFirst().indexOf("line")));
    }

    @Test
    void text_that_is_not_ascii_arrives_whole() {
        JsonNode message = message(send(typed("münchen.example")));

        assertThat(onlyJob().line()).isEqualTo("münchen.example");
        assertThat(message.path("blocks").toString()).contains("Looking at ");
    }

    @Test
    void help_is_answered_at_once() {
        JsonNode message = message(send(Events.signed("SlackFunction-help.json", clock)));

        assertThat(message.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(message.path("text").asText()).isEqualTo("Type a domain after the command.");
        assertThat(aws.messages()).isEmpty();
    }

    @Test
    void a_queue_that_is_down_is_told_and_never_an_error_of_ours() {
        aws.fail(500).fail(503);

        JsonNode message =
                message(
                        send(
                                handlerWithItsSecret(),
                                Events.signed("SlackFunction-command.json", clock).toString()));

        assertThat(message.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(message.path("text").asText()).contains("my queue does not answer");
    }

    @Test
    void a_queue_that_fails_once_quickly_is_asked_again() {
        aws.fail(500);

        JsonNode message =
                message(
                        send(
                                handlerWithItsSecret(),
                                Events.signed("SlackFunction-command.json", clock).toString()));

        assertThat(message.path("text").asText()).isEqualTo("Looking at example.com …");
        assertThat(aws.messages()).hasSize(1);
    }

    @Test
    void a_button_queues_the_line_it_carries() {
        JsonNode response = send(Events.signed("SlackFunction-button.json", clock));

        assertThat(response.path("statusCode").asInt()).isEqualTo(200);
        assertThat(response.path("body").asText()).isEmpty();
        var job = onlyJob();
        assertThat(job.line()).isEqualTo("check example.com");
        assertThat(job.id()).startsWith("click-");
        assertThat(job.replyTo().channel()).isEqualTo("C0MAIL");
        assertThat(job.replyTo().responseUrl())
                .isEqualTo("https://hooks.slack.com/actions/T0WORKSPACE/2/def");
    }

    @Test
    void a_button_of_another_time_is_acknowledged_and_forgotten() {
        JsonNode response =
                send(
                        Events.signed(
                                "SlackFunction-button.json",
                                clock,
                                body -> body.replace("run%3A0", "unwatch")));

        assertThat(response.path("statusCode").asInt()).isEqualTo(200);
        assertThat(aws.messages()).isEmpty();
    }

    @Test
    void a_click_while_the_queue_is_down_is_told_to_who_clicked() {
        aws.fail(500).fail(500);
        var event =
                Events.signed(
                        "SlackFunction-button.json",
                        clock,
                        body ->
                                body.replace(
                                        "https%3A%2F%2Fhooks.slack.com%2Factions%2FT0WORKSPACE%2F2%2Fdef",
                                        URLEncoder.encode(
                                                slack.responseUrl(), StandardCharsets.UTF_8)));
        send(handlerWithItsSecret(), event.toString());

        var post = slack.onlyPost().message();
        assertThat(post.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(post.path("replace_original").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"view_submission\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"},\"view\":{\"type\":\"modal\",\"id\":\"V1\",\"callback_id\":\"x\",\"state\":{\"values\":{}}}}",
                "{\"type\":\"view_closed\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"},\"view\":{\"type\":\"modal\",\"id\":\"V1\",\"callback_id\":\"x\"}}",
                "{\"type\":\"shortcut\",\"callback_id\":\"x\",\"trigger_id\":\"1\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"}}",
                "{\"type\":\"message_action\",\"callback_id\":\"x\",\"trigger_id\":\"1\",\"response_url\":\"https://hooks.slack.com/app/1\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"},\"channel\":{\"id\":\"C1\"},\"message\":{\"type\":\"message\",\"text\":\"x\",\"ts\":\"1\"}}"
            })
    void what_we_do_not_know_is_acknowledged(String payload) {
        JsonNode response =
                send(
                        Events.signed(
                                "SlackFunction-button.json",
                                clock,
                                _ ->
                                        "payload="
                                                + URLEncoder.encode(
                                                        payload, StandardCharsets.UTF_8)));

        assertThat(response.path("statusCode").asInt()).isEqualTo(200);
        assertThat(aws.messages()).isEmpty();
    }

    @Test
    void events_we_do_not_know_are_acknowledged() {
        JsonNode response =
                send(
                        Events.signed(
                                "SlackFunction-url-verification.json",
                                clock,
                                _ ->
                                        "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"message\",\"subtype\":\"channel_join\",\"channel\":\"C1\",\"user\":\"U1\",\"ts\":\"1\"}}"));

        assertThat(response.path("statusCode").asInt()).isEqualTo(200);
    }

    @Test
    void slack_learns_that_the_address_is_ours() {
        JsonNode response = send(Events.signed("SlackFunction-url-verification.json", clock));

        assertThat(response.path("statusCode").asInt()).isEqualTo(200);
        assertThat(response.path("body").asText())
                .isEqualTo("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P");
    }

    @Test
    void the_certificate_check_is_answered_without_a_signature() {
        assertThat(send(Events.read("SlackFunction-ssl-check.json")).path("statusCode").asInt())
                .isEqualTo(200);

        var posted = Events.read("SlackFunction-command-plain.json");
        posted.put("body", "ssl_check=1&token=unused");
        assertThat(send(posted).path("statusCode").asInt()).isEqualTo(200);
        assertThat(aws.messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SlackFunction-command.json",
                "SlackFunction-command-plain.json",
                "SlackFunction-button.json",
                "SlackFunction-url-verification.json"
            })
    void an_unsigned_request_is_turned_away_without_a_word_too_much(String sample) {
        JsonNode response = send(Events.read(sample));

        assertThat(response.path("statusCode").asInt()).isEqualTo(401);
        assertThat(response.path("body").asText()).isEqualTo("unauthorized");
        assertThat(aws.messages()).isEmpty();
    }

    @Test
    void a_body_changed_after_signing_is_turned_away() {
        var event = Events.signed("SlackFunction-command-plain.json", clock);
        event.put("body", event.path("body").asText().replace("example.com", "example.org"));

        assertThat(send(event).path("statusCode").asInt()).isEqualTo(401);
    }

    @Test
    void an_old_request_is_turned_away() {
        var event = Events.signed("SlackFunction-command.json", clock);
        clock.pass(Duration.ofMinutes(6));

        assertThat(send(event).path("statusCode").asInt()).isEqualTo(401);
    }

    @Test
    void octets_that_are_no_text_are_verified_as_they_came() {
        var event = Events.signed("SlackFunction-command.json", clock, _ -> "text=\uFFFD\u0000%ff");

        assertThat(send(event).path("statusCode").asInt()).isEqualTo(400);
    }

    @Test
    void other_paths_methods_and_sizes_are_refused() {
        var path = Events.signed("SlackFunction-command.json", clock).put("rawPath", "/");
        var method = Events.signed("SlackFunction-command.json", clock);
        method.withObject("/requestContext/http").put("method", "PUT");
        var size =
                Events.signed("SlackFunction-command.json", clock, _ -> "x".repeat((1 << 20) + 1));

        assertThat(send(path).path("statusCode").asInt()).isEqualTo(404);
        assertThat(send(method).path("statusCode").asInt()).isEqualTo(405);
        assertThat(send(size).path("statusCode").asInt()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "null",
                "{",
                "",
                "{\"rawPath\":\"/slack/events\",\"body\":\"%%\",\"isBase64Encoded\":true}",
                "{\"headers\":null,\"requestContext\":[],\"rawPath\":{\"a\":1}}"
            })
    void what_is_no_request_is_refused(String event) {
        assertThat(send(handler(environment()), event).path("statusCode").asInt())
                .isBetween(400, 404);
    }

    @Test
    void signed_nonsense_is_refused() {
        var event =
                Events.signed("SlackFunction-url-verification.json", clock, _ -> "{\"type\":[}");

        assertThat(send(event).path("statusCode").asInt()).isEqualTo(400);
    }

    @Test
    void without_a_secret_there_is_no_start() {
        var without = environment();
        without.remove("SLACK_SIGNING_SECRET_PARAMETER");
        assertThatThrownBy(() -> handler(without))
                .isInstanceOf(MissingSettings.class)
                .hasMessageContaining("SLACK_SIGNING_SECRET");

        var blank = environment();
        blank.put("SLACK_SIGNING_SECRET_PARAMETER", "/blank");
        assertThatThrownBy(() -> handler(blank)).isInstanceOf(MissingSettings.class);

        aws.fail(400);
        assertThatThrownBy(() -> handler(environment()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("/dmarc-desk/signing-secret");
    }

    @Test
    void what_is_typed_can_not_mention_or_link() {
        JsonNode message = message(send(typed("<!channel> <https://evil.example|x> `*_~")));

        assertThat(message.path("text").asText()).doesNotContain("<", "evil.example", "`");
        assertThat(message.path("blocks").toString())
                .contains("<!channel>")
                .doesNotContain("\"link\"", "\"mrkdwn\"", "\"broadcast\"");
    }
}

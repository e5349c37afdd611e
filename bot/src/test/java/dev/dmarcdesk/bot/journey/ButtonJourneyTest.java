package dev.dmarcdesk.bot.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.function.UnaryOperator;

/// Buttons from the click, as Slack sends it, to what Slack is told: what they run, who sees it,
/// and in which thread.
class ButtonJourneyTest {
    private static final String CLICKED = "1795251600.000100";
    private static final String ZONE =
            """
            $ORIGIN example.com.
            @       MX   10 mail.example.com.
            @       TXT  "v=spf1 ip4:192.0.2.0/24 ~all"
            mail    A    192.0.2.1
            _dmarc  TXT  "v=DMARC1; p=none; rua=mailto:dmarc@example.com"
            """;

    private final Workspace workspace = new Workspace(ZONE);

    @AfterEach
    void stop() {
        workspace.close();
    }

    /// Clicks, and does what was queued.
    ///
    /// @param change of the click that Slack sends
    /// @return the one answer
    private JsonNode clicked(UnaryOperator<String> change) {
        workspace.click(change);
        workspace.work();
        return workspace.slack.onlyPost().message();
    }

    @Test
    void an_answer_stands_below_the_message_that_was_clicked() {
        JsonNode answer = clicked(UnaryOperator.identity());

        assertThat(answer.path("thread_ts").asText()).isEqualTo(CLICKED);
        assertThat(answer.path("response_type").asText()).isEqualTo("in_channel");
    }

    @Test
    void an_answer_to_a_message_of_a_thread_stays_in_that_thread() {
        JsonNode answer =
                clicked(payload ->
                        payload.replace(
                                "\"ts\":\"" + CLICKED + "\"",
                                "\"ts\":\"" + CLICKED + "\",\"thread_ts\":\"1795250000.000001\""));

        assertThat(answer.path("thread_ts").asText()).isEqualTo("1795250000.000001");
    }

    @Test
    void where_the_address_is_used_up_the_thread_is_the_same() {
        workspace.slack.say(404, "used_url");
        workspace.click(UnaryOperator.identity());
        workspace.work();

        var second = workspace.slack.posts().get(1);
        assertThat(second.path()).endsWith("/chat.postMessage");
        assertThat(second.message().path("thread_ts").asText()).isEqualTo(CLICKED);
    }

    @Test
    void what_only_its_reader_sees_has_no_thread() {
        JsonNode answer =
                clicked(payload ->
                        payload.replace("\"is_ephemeral\":false", "\"is_ephemeral\":true"));

        assertThat(answer.has("thread_ts")).isFalse();
    }

    @Test
    void a_click_that_says_nothing_of_its_message_is_answered_in_the_channel() {
        JsonNode answer =
                clicked(payload ->
                        payload.replaceAll("\"container\":\\{[^}]*\\},", "")
                                .replaceAll("\"message\":\\{[^}]*\\},", ""));

        assertThat(answer.has("thread_ts")).isFalse();
        assertThat(answer.path("text").asText()).contains("example.com");
    }

    @Test
    void a_line_that_is_no_longer_understood_is_answered_with_why() {
        JsonNode answer =
                clicked(payload -> payload.replace("check example.com", "audit example.com"));

        assertThat(answer.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(answer.path("thread_ts").asText()).isEqualTo(CLICKED);
        assertThat(answer.path("text").asText()).startsWith("Not understood: expected");
    }
}

package dev.dmarcdesk.bot.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dmarcdesk.bot.FakeSlack;
import dev.dmarcdesk.bot.command.Commands;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
            """
                    + longTree();

    /// An SPF record whose tree is longer than people read in a conversation.
    private static String longTree() {
        var zone = new StringBuilder("$ORIGIN long.example.\n");
        var top = new StringBuilder("v=spf1");
        for (int group = 0; group < 5; group++) {
            top.append(" include:g").append(group).append(".long.example");
            var below = new StringBuilder("v=spf1");
            for (int i = 0; i < 8; i++) {
                String name = "i" + group + i;
                below.append(" include:").append(name).append(".long.example");
                zone.append(name).append(" TXT \"v=spf1 ip4:192.0.2.1 -all\"\n");
            }
            zone.append("g").append(group).append(" TXT \"").append(below).append(" -all\"\n");
        }
        return zone.append("@ TXT \"").append(top).append(" ~all\"\n").toString();
    }

    private int clicks;
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

    /// Clicks a button with that line, and does what was queued.
    ///
    /// @return what Slack was told since
    private List<FakeSlack.Post> clicked(String line) {
        int before = workspace.slack.posts().size();
        clicks++;
        workspace.click(payload ->
                payload.replace("check example.com", line)
                        .replace("1795251660.000200", "1795251660." + clicks));
        workspace.work();
        List<FakeSlack.Post> all = workspace.slack.posts();
        return all.subList(before, all.size());
    }

    private static List<String> lines(JsonNode message) {
        return message.path("blocks").findValuesAsText("value");
    }

    @Test
    void the_page_of_a_domain_leads_to_every_other_and_all_of_them_answer_in_its_thread() {
        List<String> lines = lines(clicked("check example.com").getLast().message());

        assertThat(lines)
                .containsSubsequence(
                        "check example.com",
                        "why example.com",
                        "plan example.com",
                        "spf example.com",
                        "raw example.com",
                        "watch example.com");
        List<String> more = lines(clicked("why example.com").getLast().message());
        assertThat(more)
                .contains(
                        "why example.com dmarc.monitoring",
                        "check example.com --as 7489",
                        "dkim example.com");
        Stream.concat(lines.stream(), more.stream())
                .distinct()
                .filter(line -> !line.startsWith("watch ") && !line.startsWith("published "))
                .forEach(line -> {
                    JsonNode answer = clicked(line).getLast().message();
                    assertThat(answer.path("thread_ts").asText()).as(line).isEqualTo(CLICKED);
                    assertThat(answer.path("response_type").asText()).isEqualTo("in_channel");
                    assertThat(answer.path("text").asText())
                            .as(line)
                            .contains("example.com")
                            .doesNotContain("Not understood");
                });
    }

    /// Every form of line that a button ever carried.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "check example.com",
                "spf example.com",
                "spf example.com --ip 192.0.2.1",
                "dkim example.com",
                "dkim example.com s1",
                "plan example.com",
                "why example.com",
                "why example.com dmarc.monitoring",
                "raw example.com",
                "check example.com --as 7489",
                "note other example.com --signature mail.example.net/s1/pass --return-path b.example.net/fail",
                "watch example.com",
                "unwatch example.com",
                "watches",
                "expected a1b2",
                "not-us a1b2",
                "alert a1b2",
                "snooze example.com 24h",
                "snooze example.com off",
                "published TXT _dmarc.example.com v=DMARC1; p=none"
            })
    void an_old_button_keeps_working(String line) {
        assertThat(Commands.shared().parse(line)).isInstanceOf(Parsed.Valid.class);
    }

    @Test
    void an_old_button_of_a_domain_page_is_answered() {
        for (String line : List.of("check example.com", "dkim example.com", "spf example.com")) {
            assertThat(clicked(line).getLast().message().path("text").asText())
                    .as(line)
                    .contains("example.com");
        }
    }

    @Test
    void a_long_tree_goes_to_a_file_in_the_thread_of_the_click() {
        List<FakeSlack.Post> posts = clicked("spf long.example");

        assertThat(posts.getFirst().path()).endsWith("/files.completeUploadExternal");
        assertThat(posts.getFirst().message().path("thread_ts").asText()).isEqualTo(CLICKED);
        assertThat(posts.getFirst().message().path("channel_id").asText()).isEqualTo("C0MAIL");
        assertThat(workspace.slack.uploads().getFirst()).contains("i47.long.example");
        assertThat(posts.getLast().message().toString())
                .contains("That is the beginning", "spf-long.example.txt");
    }

    @Test
    void a_long_tree_asked_for_with_a_command_begins_its_own_thread() {
        workspace.command("spf long.example");
        workspace.work();
        List<FakeSlack.Post> posts = workspace.slack.posts();

        assertThat(posts.getFirst().path()).endsWith("/chat.postMessage");
        assertThat(posts.getLast().path()).endsWith("/files.completeUploadExternal");
        assertThat(posts.getLast().message().path("thread_ts").asText())
                .isEqualTo("1795251600.000001");
    }

    @Test
    void where_files_are_not_allowed_the_page_says_so_and_shows_the_beginning() {
        workspace.slack.refuse("files.getUploadURLExternal", "missing_scope");
        List<FakeSlack.Post> posts = clicked("spf long.example");

        assertThat(posts).hasSize(1);
        assertThat(posts.getFirst().message().toString())
                .contains("only the beginning", "files:write", "i00.long.example");
    }

    @Test
    void where_the_file_can_not_be_shared_the_page_says_so_too() {
        workspace.slack.refuse("files.completeUploadExternal", "not_in_channel");

        assertThat(clicked("spf long.example").getLast().message().toString())
                .contains("only the beginning", "I am not in this conversation");
    }

    @Test
    void a_file_refused_after_the_page_is_out_corrects_the_page() {
        workspace.slack.refuse("files.completeUploadExternal", "some_error");
        workspace.command("spf long.example");
        workspace.work();

        var last = workspace.slack.posts().getLast();
        assertThat(last.path()).endsWith("/chat.update");
        assertThat(last.message().toString()).contains("only the beginning", "some_error");
    }

    @Test
    void what_only_its_reader_sees_never_becomes_a_file() {
        workspace.command("spf long.example private");
        workspace.work();

        assertThat(workspace.slack.uploads()).isEmpty();
        assertThat(workspace.slack.onlyPost().message().toString())
                .contains("a file would be for everybody");
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

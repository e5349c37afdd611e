package dev.dmarcdesk.bot.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dmarcdesk.bot.FakeSlack;
import dev.dmarcdesk.bot.aws.Functions;
import dev.dmarcdesk.bot.command.Commands;
import dev.dmarcdesk.bot.command.InspectorToolbox;
import dev.dmarcdesk.bot.command.Invocation;
import dev.dmarcdesk.bot.command.WatchTools;
import dev.dmarcdesk.bot.command.Work;
import dev.dmarcdesk.bot.slack.BlockKit;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.live.Inspectors;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/// The sample events through the real handlers, over a DNS server on loopback, to what Slack is
/// told.
class SlackJourneyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ZONE =
            """
            $ORIGIN example.com.
            @       MX   10 mail.example.com.
            @       TXT  "v=spf1 ip4:192.0.2.0/24 ~all"
            mail    A    192.0.2.1
            _dmarc  TXT  "v=DMARC1; p=none; rua=mailto:dmarc@example.com"
            $ORIGIN hostile.example.
            @       TXT  "v=spf1 include:<!channel> `rm` *x* <https://evil.example|click> -all"
            _dmarc  TXT  "v=DMARC1; p=<!here>; rua=mailto:<@U0ALICE>"
            """;

    private final Workspace workspace = new Workspace(ZONE);
    private final FakeSlack slack = workspace.slack;

    @AfterEach
    void stop() {
        workspace.close();
    }

    /// Types after `/dmarc`, and runs what was queued.
    ///
    /// @return the acknowledgement
    private JsonNode type(String text) {
        JsonNode acknowledged = workspace.command(text);
        workspace.work();
        return Functions.message(acknowledged);
    }

    @Test
    void a_domain_typed_in_slack_gets_its_verdict_in_the_channel() {
        JsonNode acknowledged = type("https://Example.COM./x");

        assertThat(acknowledged.path("text").asText()).isEqualTo("Looking at example.com …");
        JsonNode answer = slack.onlyPost().message();
        assertThat(answer.path("response_type").asText()).isEqualTo("in_channel");
        assertThat(answer.path("text").asText())
                .startsWith("example.com can be forged: DMARC only monitors (p=none)");
        assertThat(texts(answer)).contains("v=DMARC1; p=none; rua=mailto:dmarc@example.com");
    }

    @Test
    void what_arrives_in_slack_is_the_page_of_the_command_and_nothing_else() {
        type("example.com");

        var invocation = (Parsed.Valid<Invocation>) Commands.shared().parse("example.com");
        var work = (Work.Looking) invocation.value().work();
        var page =
                work.lookup()
                        .run(
                                new InspectorToolbox(
                                        Inspectors.of(workspace.environment()),
                                        SlackJourneyTest::unused),
                                Place.TERMINAL)
                        .page();
        ObjectNode drawn = BlockKit.render(page, BlockKit.Tables.BLOCK);
        drawn.put("response_type", "in_channel").put("replace_original", false);
        assertThat(timeless(slack.onlyPost().message())).isEqualTo(timeless(drawn));
    }

    @Test
    void a_client_typed_in_slack_is_evaluated_in_the_channel() {
        JsonNode acknowledged =
                type(
                        "spf example.com --ip 192.0.2.7 —sender <mailto:joe@example.com|joe@example.com>");

        assertThat(acknowledged.path("text").asText()).isEqualTo("Looking at example.com …");
        JsonNode answer = slack.onlyPost().message();
        assertThat(answer.path("response_type").asText()).isEqualTo("in_channel");
        assertThat(answer.path("text").asText())
                .startsWith("192.0.2.7 may send for example.com: SPF pass");
        assertThat(texts(answer))
                .contains("ip4:192.0.2.0/24", "matches: pass", "aligned with example.com")
                .doesNotContain("joe");
    }

    @Test
    void a_client_that_is_no_address_is_told_at_once() {
        JsonNode answer = type("spf example.com --ip 192.0.2.0/24");

        assertThat(answer.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(answer.path("text").asText()).contains("one IP address", "not a network");
        assertThat(slack.posts()).isEmpty();
    }

    private static WatchTools unused() {
        throw new AssertionError("nothing is watched");
    }

    /// Without how long it took, and when.
    private static String timeless(JsonNode message) {
        return message.toString()
                .replaceAll("[0-9]+ ms", "… ms")
                .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{5} UTC", "…");
    }

    @Test
    void slack_says_the_words_of_the_json() throws Exception {
        type("example.com");
        JsonNode document =
                JSON.readTree(
                        new InspectorToolbox(
                                        Inspectors.of(workspace.environment()),
                                        SlackJourneyTest::unused)
                                .audit(new Subject(DomainName.of("example.com"), List.of()))
                                .json()
                                .get());

        assertThat(document.path("kind").asText()).isEqualTo("domain");
        String headline = document.path("verdict").path("headline").asText();
        assertThat(headline).isNotEmpty();
        assertThat(texts(slack.onlyPost().message())).contains(headline);
    }

    /// All that Slack shows, without its marks.
    private static String texts(JsonNode message) {
        var all = new StringBuilder(message.path("text").asText()).append('\n');
        message.findParents("text")
                .forEach(parent -> {
                    if (parent.path("text").isTextual()) {
                        all.append(parent.path("text").asText());
                    }
                });
        return all.toString();
    }

    @Test
    void a_private_verdict_is_for_its_asker() {
        type("example.com private");

        assertThat(slack.onlyPost().message().path("response_type").asText())
                .isEqualTo("ephemeral");
    }

    @Test
    void a_record_is_judged_as_it_was_meant_before_slack_changed_it() {
        JsonNode acknowledged =
                type(
                        "lint “v=DMARC1; p=none; rua=<mailto:d@example.com|mailto:d@example.com>” —domain example.com");

        assertThat(acknowledged.path("text").asText()).isEqualTo("Looking at your DMARC record …");
        JsonNode answer = slack.onlyPost().message();
        assertThat(answer.path("text").asText()).startsWith("This DMARC record is right");
        assertThat(texts(answer))
                .contains("v=DMARC1; p=none; rua=mailto:d@example.com", "curly quotes")
                .contains("stands at _dmarc.example.com already");
    }

    @Test
    void a_long_key_of_several_lines_is_judged() {
        String key = "v=DKIM1; k=rsa; p=" + "A".repeat(400) + "\n" + "A".repeat(400);

        assertThat(type("lint " + key).path("text").asText())
                .isEqualTo("Looking at your DKIM record …");
        assertThat(texts(slack.onlyPost().message())).contains("broken into 2 lines");
    }

    @Test
    void what_is_delivered_again_is_answered_once() {
        type("example.com");
        workspace.workAgain();

        assertThat(slack.posts()).hasSize(1);
    }

    @Test
    void a_button_runs_its_line() {
        workspace.send("SlackFunction-button.json");
        workspace.work();

        assertThat(slack.onlyPost().message().path("text").asText()).contains("example.com");
    }

    @Test
    void every_button_of_an_answer_is_a_line_that_is_understood() {
        type("example.com");
        var lines = slack.onlyPost().message().path("blocks").findValuesAsText("value");

        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            assertThat(type(line).path("text").asText()).startsWith("Looking at ");
        }
    }

    @Test
    void what_is_not_understood_is_told_at_once() {
        JsonNode answer = type("frobnicate");

        assertThat(answer.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(answer.path("text").asText()).startsWith("Not understood");
        assertThat(slack.posts()).isEmpty();
    }

    @Test
    void hostile_records_mention_link_and_format_nothing() {
        type("hostile.example");

        JsonNode answer = slack.onlyPost().message();
        assertThat(answer.path("text").asText()).doesNotContain("<");
        assertThat(answer.toString()).doesNotContain("\"mrkdwn\"", "\"user_id\"", "\"broadcast\"");
        answer.path("blocks")
                .findValuesAsText("url")
                .forEach(url -> assertThat(url).startsWith("https://").doesNotContain("evil"));
    }

    @Test
    void a_change_typed_in_slack_is_tried_in_the_channel() {
        JsonNode acknowledged =
                type(
                        "plan example.com \u201cv=DMARC1; p=quarantine; rua=mailto:<mailto:dmarc@example.com|dmarc@example.com>\u201d");

        assertThat(acknowledged.path("text").asText()).isEqualTo("Looking at example.com …");
        JsonNode answer = slack.onlyPost().message();
        assertThat(answer.path("response_type").asText()).isEqualTo("in_channel");
        assertThat(answer.path("text").asText())
                .startsWith(
                        "Publish this with care: mail that forges example.com would be sent to spam");
        assertThat(texts(answer))
                .contains(
                        "v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com",
                        "v=DMARC1; p=none; rua=mailto:dmarc@example.com");
        assertThat(answer.path("blocks").findValuesAsText("value"))
                .contains(
                        "plan example.com",
                        "check example.com",
                        "published TXT _dmarc.example.com v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com");
    }

    @Test
    void a_change_that_can_not_be_made_is_told_to_its_asker() {
        type("plan example.com remove include:<http://x.example|x.example>");

        JsonNode answer = slack.onlyPost().message();
        assertThat(answer.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(texts(answer)).contains("include:x.example", "ip4:192.0.2.0/24 ~all");
    }

    @Test
    void a_dns_that_is_down_is_said_and_not_guessed() {
        workspace.dns.close();
        type("example.com");

        assertThat(texts(slack.onlyPost().message()))
                .contains("Could not check whether example.com can be forged")
                .doesNotContain("✅");
    }
}

package dev.dmarcdesk.bot.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dmarcdesk.bot.FakeSlack;
import dev.dmarcdesk.bot.aws.DynamoStack;
import dev.dmarcdesk.bot.aws.Functions;
import dev.dmarcdesk.dns.ZoneDns;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

/// Buttons of messages that are months old, clicked through the real handlers over DynamoDB's own
/// local server: each works, or says why not.
class OldButtonsJourneyTest {
    private static final String ZONE =
            """
            $ORIGIN example.com.
            @       MX   10 mail.example.com.
            @       TXT  "v=spf1 ip4:192.0.2.0/24 ~all"
            mail    A    192.0.2.1
            _dmarc  TXT  "v=DMARC1; p=none; rua=mailto:dmarc@example.com"
            """;

    private final DynamoStack dynamo = new DynamoStack();
    private final Workspace workspace = new Workspace(ZoneDns.of(ZONE), dynamo.settings());

    @AfterEach
    void stop() {
        workspace.close();
        dynamo.close();
    }

    private List<FakeSlack.Post> clicked(String line) {
        int before = workspace.slack.posts().size();
        workspace.click(payload -> payload.replace("check example.com", line));
        workspace.work();
        List<FakeSlack.Post> all = workspace.slack.posts();
        return all.subList(before, all.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expected a1b2 | Expected change",
                "expected 0123456789abcdef | Expected change",
                "not-us a1b2 | a1b2",
                "alert a1b2 | a1b2",
                "snooze example.com 24h | not watched",
                "snooze example.com off | not watched",
                "unwatch example.com | not watched",
                "watch example.com | watch",
                "watches | watch",
                "published TXT _dmarc.example.com v=DMARC1; p=none; rua=mailto:dmarc@example.com | published",
                "published TXT example.com gone v=spf1 -all | gone",
                "note sendgrid example.com --signature sendgrid.net/s1/pass | SendGrid",
                "note other example.com | example.com",
                "share | ",
                "check example.com --as 7489 | RFC 7489",
                "why example.com dmarc.monitoring | example.com",
                "why example.com no.such-code | no.such-code",
                "raw example.com TXT _dmarc.example.com | p=none",
                "plan example.com | p=quarantine",
                "plan example.com p=quarantine t=y | p=quarantine"
            })
    void an_old_button_works_or_says_why_not(String line, String word) {
        workspace.clock.pass(Duration.ofDays(120));

        List<FakeSlack.Post> posts = clicked(line);

        assertThat(posts).as(line).isNotEmpty();
        String all = posts.toString();
        assertThat(all).as(line).containsIgnoringCase(word == null ? "" : word);
        assertThat(all).as(line).doesNotContain("went wrong", "Exception");
    }

    /// SlackFunction has three seconds and no toolbox: whatever is typed is read without one.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "note sendgrid example.com --signature sendgrid.net/s1/pass",
                "note other example.com",
                "note nosuch example.com",
                "note",
                "why example.com",
                "why example.com spf.too-many-lookups",
                "why example.com no.such",
                "published TXT _dmarc.example.com v=DMARC1; p=none",
                "published TXT _dmarc.example.com gone v=DMARC1; p=none",
                "published",
                "plan example.com",
                "plan example.com add include:_spf.google.com",
                "plan example.com adkim=s",
                "plan example.com nonsense",
                "raw example.com",
                "raw example.com TXT _dmarc.example.com",
                "check example.com --as 7489",
                "check example.com --as 9999",
                "help plan",
                "help published",
                "help note",
                "help why",
                "help raw"
            })
    void what_is_typed_is_acknowledged_without_looking_anything_up(String line) {
        JsonNode acknowledged = workspace.command(line);

        assertThat(acknowledged.path("statusCode").asInt()).as(line).isEqualTo(200);
        assertThat(Functions.message(acknowledged).path("text").asText()).as(line).isNotBlank();
        assertThat(workspace.slack.posts()).isEmpty();
    }

    @Test
    void the_same_message_says_it_once_for_two_persons() {
        String line =
                "published TXT _dmarc.example.com v=DMARC1; p=none; rua=mailto:dmarc@example.com";
        clicked(line);
        workspace.clock.pass(Duration.ofMinutes(5));
        int before = workspace.slack.posts().size();
        workspace.click(payload ->
                payload.replace("check example.com", line)
                        .replaceAll("U0[A-Z]+", "U0SECOND")
                        .replace("1795251660.000200", "1795251960.000200"));
        workspace.work();

        List<FakeSlack.Post> posts = workspace.slack.posts();
        assertThat(posts.subList(before, posts.size()))
                .filteredOn(post -> post.path().endsWith("/chat.postMessage"))
                .isEmpty();
        assertThat(dynamo.watchItems().toString()).doesNotContain("/commands/T0WORKSPACE/1/abc");
    }
}

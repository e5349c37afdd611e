package dev.dmarcdesk.bot.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dmarcdesk.bot.FakeSlack;
import dev.dmarcdesk.bot.aws.Functions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `/dmarc plan` through the real handlers, over a DNS server on loopback, to what Slack is told.
final class PlanJourneyTest {
    private static final String ZONE =
            """
            $ORIGIN example.com.
            @              MX   10 mail.example.com.
            @              TXT  "v=spf1 ip4:192.0.2.0/24 ~all"
            mail           A    192.0.2.1
            _dmarc         TXT  "v=DMARC1; p=none; pct=100; rua=mailto:dmarc@example.com"
            s1._domainkey  TXT  "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
            shop           MX   10 mail.example.com.
            $ORIGIN parked.example.
            @              TXT  "v=spf1 -all"
            @              MX   0 .
            $ORIGIN down.example.
            @              MX   10 mail.example.com.
            @              TXT  "v=spf1 mx ~all"
            _dmarc         !SERVFAIL
            """;

    private final Workspace workspace = new Workspace(ZONE);
    private final FakeSlack slack = workspace.slack;

    @AfterEach
    void stop() {
        workspace.close();
    }

    private JsonNode plan(String text) {
        JsonNode acknowledged = workspace.command("plan " + text);
        workspace.work();
        assertThat(Functions.message(acknowledged).path("text").asText()).startsWith("Looking at");
        return slack.onlyPost().message();
    }

    @Test
    void the_next_record_comes_with_its_conditions_and_the_way_back() {
        JsonNode answer = plan("<http://example.com|example.com>");

        assertThat(answer.path("response_type").asText()).isEqualTo("in_channel");
        assertThat(answer.path("text").asText())
                .startsWith("example.com only watches (p=none): forged mail is delivered.");
        assertThat(answer.toString())
                .contains("v=DMARC1; p=quarantine; t=y; rua=mailto:dmarc@example.com")
                .contains("v=DMARC1; p=none; pct=100; rua=mailto:dmarc@example.com")
                .contains("Before that", "How you will know", "Your reports tell:")
                .contains("plan example.com");
    }

    @Test
    void the_plan_for_a_name_without_a_record_is_that_of_the_domain_above() {
        assertThat(plan("shop.example.com").toString())
                .contains("has no record of its own", "p=quarantine; t=y");
    }

    @Test
    void a_domain_without_mail_is_sent_to_reject_at_once() {
        assertThat(plan("parked.example").toString())
                .contains("v=DMARC1; p=reject")
                .doesNotContain("quarantine");
    }

    @Test
    void nothing_is_planned_where_the_dns_did_not_answer() {
        assertThat(plan("down.example").toString())
                .contains("Could not look up where", "down.example")
                .doesNotContain("p=quarantine");
    }

    @Test
    void what_is_no_domain_is_told_at_once() {
        JsonNode answer = Functions.message(workspace.command("plan 192.0.2.1"));

        assertThat(answer.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(slack.posts()).isEmpty();
    }
}

package dev.dmarcdesk.bot.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dmarcdesk.bot.FakeSlack;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a user of Slack reads who follows a guide.
class PastedGuideTest {
    private static final String ZONE =
            """
            $ORIGIN acme.example.
            @                 MX   10 mail.acme.example.
            @                 TXT  "v=spf1 ip4:192.0.2.60 ~all"
            mail              A    192.0.2.60
            _dmarc            TXT  "v=DMARC1; p=quarantine; pct=1; rua=mailto:dmarc@acme.example"
            s1._domainkey     TXT  "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
            """;
    private static final String HEADER =
            """
            headers Return-Path: <bounces@mailer.mailpace.com>
            Received: from out1.mailpace.com (out1.mailpace.com [192.0.2.10]) by mx.receiver.example;
             Sat, 21 Nov 2026 08:59:58 +0000
            Authentication-Results: mx.receiver.example;
             spf=pass smtp.mailfrom=bounces@mailer.mailpace.com; dkim=none;
             dmarc=fail header.from=acme.example
            From: Ann <ann@acme.example>
            Date: Sat, 21 Nov 2026 08:59:55 +0000
            Message-ID: <1@acme.example>
            """;

    private final Workspace workspace = new Workspace(ZONE);
    private final FakeSlack slack = workspace.slack;

    @AfterEach
    void stop() {
        workspace.close();
    }

    private JsonNode answer(String text) {
        workspace.command(text);
        workspace.work();
        return slack.onlyPost().message();
    }

    @Test
    @Tag("mailpace-alignment")
    void a_pasted_header_names_the_service_the_records_and_the_note() {
        JsonNode answer = answer(HEADER);

        assertThat(answer.path("text").asText())
                .startsWith("DMARC failed: nothing was signed as acme.example");
        assertThat(answer.toString())
                .contains("Have MailPace sign as acme.example")
                .contains("mailer.acme.example")
                .contains("note mailpace acme.example")
                .doesNotContain("ann@", "bounces@");
    }

    @Test
    @Tag("smtpeter-dmarc-deployment")
    void a_plan_at_one_in_a_hundred_says_what_that_is_worth() {
        JsonNode answer = answer("plan acme.example");

        assertThat(answer.path("text").asText())
                .startsWith("Mail that forges acme.example goes to spam, at older receivers only");
        assertThat(answer.toString())
                .contains("v=DMARC1; p=quarantine; rua=mailto:dmarc@acme.example")
                .contains("is gone from the standard");
    }
}

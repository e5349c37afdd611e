package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Services that bounce to a domain of their own, before and after their set-up.
class ReturnPathGuideTest {
    private static final String ZONE =
            """
            $ORIGIN acme.example.
            @                          MX     10 mail.acme.example.
                                       TXT    "v=spf1 ip4:192.0.2.60 ~all"
            mail                       A      192.0.2.60
            _dmarc                     TXT    "v=DMARC1; p=reject; rua=mailto:dmarc@acme.example"
            mp1._domainkey             TXT    KEY
            mailer                     CNAME  mailer.mailpace.com.
            $ORIGIN strict.example.
            @                          TXT    "v=spf1 ip4:192.0.2.60 ~all"
            _dmarc                     TXT    "v=DMARC1; p=reject; aspf=s; adkim=s; rua=mailto:dmarc@strict.example"
            mp1._domainkey             TXT    KEY
            mailer                     CNAME  mailer.mailpace.com.
            $ORIGIN trap.example.
            @                          MX     1 aspmx.l.google.com.
                                       TXT    "v=spf1 include:_spf.google.com include:sendgrid.net ~all"
            _dmarc                     TXT    "v=DMARC1; p=none; rua=mailto:dmarc@trap.example"
            google._domainkey          TXT    KEY
            $ORIGIN quietmailer.example.
            post                       TXT    "v=spf1 ip4:192.0.2.21 ~all"
            k1._domainkey              TXT    KEY
            $ORIGIN .
            mailer.mailpace.com        TXT    "v=spf1 ip4:192.0.2.10 ~all"
            s1._domainkey.sendgrid.net TXT    KEY
            em1.sendgrid.net           TXT    "v=spf1 ip4:192.0.2.20 ~all"
            sendgrid.net               TXT    "v=spf1 ip4:192.0.2.20 include:ab.sendgrid.net ~all"
            ab.sendgrid.net            TXT    "v=spf1 ip4:192.0.2.22 ~all"
            _spf.google.com            TXT    "v=spf1 ip4:209.85.128.0/17 ~all"
            aspmx.l.google.com         A      192.0.2.201
            """;

    private final GuideDesk desk = new GuideDesk(ZONE);

    @AfterEach
    void stop() {
        desk.close();
    }

    private static Letter mailPace(String author, String bounces) {
        return Letter.of(author, bounces, "out1.mailpace.com [192.0.2.10]");
    }

    private static String results(String author, String bounces, String dkim, String dmarc) {
        return "spf=pass smtp.mailfrom=b@%s; %s; dmarc=%s header.from=%s"
                .formatted(bounces, dkim, dmarc, author);
    }

    private static String signed(String domain) {
        return "dkim=pass header.d=" + domain + " header.s=mp1";
    }

    @Test
    @Tag("mailpace-alignment")
    void without_its_set_up_spf_passes_for_the_service_and_dmarc_fails() {
        var letter =
                mailPace("acme.example", "mailer.mailpace.com")
                        .judged(
                                results(
                                        "acme.example",
                                        "mailer.mailpace.com",
                                        "dkim=none",
                                        "fail"));

        JsonNode json = desk.json(letter);
        assertThat(json.at("/spf/result").asText()).isEqualTo("pass");
        assertThat(json.at("/spf/aligned").asBoolean(true)).isFalse();
        assertThat(json.at("/dmarc/result").asText()).isEqualTo("fail");
        assertThat(json.at("/providers/0/slug").asText()).isEqualTo("mailpace");
        assertThat(GuideDesk.codes(json)).contains("message.bounce-not-aligned");
        assertThat(desk.page(letter))
                .contains(
                        "Have MailPace sign as acme.example.",
                        "TXT <selector>._domainkey.acme.example →",
                        "CNAME mailer.acme.example →",
                        "SPF aligns under aspf=r only",
                        "note mailpace acme.example --return-path mailer.mailpace.com/pass");
    }

    @Test
    @Tag("mailpace-alignment")
    void its_signature_carries_dmarc_while_bounces_stay_with_the_service() {
        JsonNode json =
                desk.json(
                        mailPace("acme.example", "mailer.mailpace.com")
                                .signed("acme.example", "mp1")
                                .judged(
                                        results(
                                                "acme.example",
                                                "mailer.mailpace.com",
                                                signed("acme.example"),
                                                "pass")));

        assertThat(json.at("/dmarc/result").asText()).isEqualTo("pass");
        assertThat(json.at("/spf/aligned").asBoolean(true)).isFalse();
        assertThat(json.at("/dkim/0/aligned").asBoolean()).isTrue();
        assertThat(json.at("/dkim/0/reason").asText()).isEqualTo("now: verified");
    }

    @Test
    @Tag("mailpace-alignment")
    void after_the_further_step_the_bounce_address_aligns_relaxed() {
        var letter =
                mailPace("acme.example", "mailer.acme.example")
                        .judged(
                                results(
                                        "acme.example",
                                        "mailer.acme.example",
                                        "dkim=none",
                                        "pass"));

        JsonNode json = desk.json(letter);
        assertThat(json.at("/dmarc/result").asText()).isEqualTo("pass");
        assertThat(json.at("/spf/aligned").asBoolean()).isTrue();
        assertThat(json.at("/spf/mode").asText()).isEqualTo("relaxed");
        assertThat(GuideDesk.codes(json)).contains("message.only-spf");
        assertThat(desk.page(letter)).contains("forwarding would break that");
    }

    @Test
    @Tag("mailpace-alignment")
    void the_strict_mode_for_bounces_shuts_it_out_and_the_one_for_signatures_does_not() {
        var unsigned = mailPace("strict.example", "mailer.strict.example");
        var signed = unsigned.signed("strict.example", "mp1");

        String page =
                desk.page(
                        unsigned.judged(
                                results(
                                        "strict.example",
                                        "mailer.strict.example",
                                        "dkim=none",
                                        "fail")));
        JsonNode json =
                desk.json(
                        signed.judged(
                                results(
                                        "strict.example",
                                        "mailer.strict.example",
                                        signed("strict.example"),
                                        "pass")));

        assertThat(page)
                .contains(
                        "Have MailPace sign as strict.example: its bounces can not go to"
                                + " strict.example itself.",
                        "v=DMARC1; p=reject; aspf=r; adkim=s; rua=mailto:dmarc@strict.example");
        assertThat(json.at("/dmarc/result").asText()).isEqualTo("pass");
        assertThat(json.at("/spf/aligned").asBoolean(true)).isFalse();
        assertThat(json.at("/dkim/0/aligned").asBoolean()).isTrue();
        assertThat(GuideDesk.codes(json)).contains("alignment.strict-only");
    }

    @Test
    @Tag("understanding-alignment")
    @Tag("spf-dkim-dmarc-complete-guide")
    void a_service_that_signs_and_bounces_as_itself_is_told_what_to_do() {
        var letter =
                Letter.of("acme.example", "em1.sendgrid.net", "o1.sendgrid.net [192.0.2.20]")
                        .signed("sendgrid.net", "s1")
                        .judged(
                                "spf=pass smtp.mailfrom=b@em1.sendgrid.net; dkim=pass"
                                        + " header.d=sendgrid.net header.s=s1; dmarc=fail"
                                        + " header.from=acme.example");

        String note =
                desk.page(
                        "note",
                        "sendgrid",
                        "acme.example",
                        "--signature",
                        "sendgrid.net/s1/pass",
                        "--return-path",
                        "em1.sendgrid.net/pass");

        assertThat(GuideDesk.codes(desk.json(letter))).contains("message.provider-signs-only");
        assertThat(desk.page(letter))
                .contains(
                        "That is for the sender to mend",
                        "CNAME s1._domainkey.acme.example → s1.domainkey.u<id>.wl<nnn>.sendgrid.net",
                        "note sendgrid acme.example --signature sendgrid.net/s1/pass --return-path"
                                + " em1.sendgrid.net/pass");
        assertThat(note)
                .contains(
                        "RFC 9989, section 4.4",
                        "DKIM signature d=sendgrid.net s=s1, pass: not our domain",
                        "Return-Path at em1.sendgrid.net, SPF pass: not our domain",
                        "Sign our mail with DKIM as d=acme.example");
    }

    @Test
    @Tag("understanding-alignment")
    void a_service_that_nobody_knows_may_be_a_forger() {
        var letter =
                Letter.of(
                                "acme.example",
                                "post.quietmailer.example",
                                "out.quietmailer.example [192.0.2.21]")
                        .signed("quietmailer.example", "k1")
                        .judged(
                                "spf=pass smtp.mailfrom=b@post.quietmailer.example; dkim=pass"
                                        + " header.d=quietmailer.example header.s=k1; dmarc=fail"
                                        + " header.from=acme.example");

        assertThat(GuideDesk.codes(desk.json(letter)))
                .contains(
                        "message.unknown-sender",
                        "alignment.spf-unaligned",
                        "alignment.dkim-unaligned");
        assertThat(desk.page(letter))
                .contains(
                        "have the service that sent it sign as acme.example",
                        "note other acme.example --signature quietmailer.example/k1/pass"
                                + " --return-path post.quietmailer.example/pass");
    }

    @Test
    @Tag("valimail-faq-for-esps")
    void an_include_for_a_service_that_bounces_elsewhere_only_costs_lookups() {
        assertThat(GuideDesk.codes(desk.json("check", "trap.example")))
                .containsOnlyOnce("spf.unused-include");
        assertThat(desk.page("spf", "trap.example"))
                .contains(
                        "3 of 10 lookups",
                        "include:sendgrid.net (Twilio SendGrid) is probably not needed");
    }
}

package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The slow start by shares of the mail, which the standard no longer has, and what came in its
/// place.
class RolloutGuideTest {
    private static final String ZONE =
            """
            $ORIGIN acme.example.
            @                          MX     10 mail.acme.example.
                                       TXT    "v=spf1 ip4:192.0.2.60 ~all"
            mail                       A      192.0.2.60
            s1._domainkey              TXT    KEY
            _dmarc                     TXT    "POLICY; rua=mailto:dmarc@acme.example"
            offers                     A      192.0.2.60
            zero._domainkey.offers     CNAME  dkim70.smtpeter.com.
            bounce.offers              MX     0 mail.smtpeter.com.
            bounce.offers              TXT    "v=spf1 include:smtpeter.com ~all"
            $ORIGIN fresh.example.
            @                          MX     10 mail.acme.example.
                                       TXT    "v=spf1 ip4:192.0.2.60 ~all"
            s1._domainkey              TXT    KEY
            $ORIGIN .
            smtpeter.com               TXT    "v=spf1 ip4:192.0.2.40 ~all"
            mail.smtpeter.com          A      192.0.2.41
            dkim70.smtpeter.com        TXT    KEY
            """;

    private GuideDesk desk = at("v=DMARC1; p=none");

    @AfterEach
    void stop() {
        desk.close();
    }

    private static GuideDesk at(String policy) {
        return new GuideDesk(ZONE.replace("POLICY", policy));
    }

    private void publish(String policy) {
        desk.close();
        desk = at(policy);
    }

    @ParameterizedTest
    @CsvSource({"quarantine, 1, none", "quarantine, 50, none", "reject, 25, quarantine"})
    @Tag("smtpeter-dmarc-deployment")
    @Tag("spf-dkim-dmarc-complete-guide")
    void a_share_holds_back_older_receivers_only(String policy, int share, String lower) {
        publish("v=DMARC1; p=" + policy + "; pct=" + share);

        JsonNode plan = desk.json("plan", "acme.example");
        String page = desk.page("plan", "acme.example");
        String older = desk.page("check", "acme.example", "--as", "7489");

        assertThat(plan.path("proposed").asText())
                .isEqualTo("v=DMARC1; p=" + policy + "; rua=mailto:dmarc@acme.example");
        assertThat(page)
                .contains("at older receivers only a share of it (pct)")
                .contains("pct is gone from the standard (RFC 9989 §A.6)")
                .contains("on p=" + lower + " for the rest")
                .contains("put t=y in the place of pct: they then act on p=" + lower);
        assertThat(older)
                .contains("decides differently")
                .contains(policy + " acts on " + share + " of 100 failing messages");
        assertThat(desk.page("check", "acme.example"))
                .contains("older receivers (RFC 7489) differ");
        assertThat(GuideDesk.codes(desk.json("check", "acme.example")))
                .contains("dmarc.pct-removed");
    }

    @Test
    @Tag("smtpeter-dmarc-deployment")
    void all_of_it_at_quarantine_goes_on_with_a_test() {
        publish("v=DMARC1; p=quarantine; pct=100");

        assertThat(desk.json("plan", "acme.example").path("proposed").asText())
                .isEqualTo("v=DMARC1; p=reject; t=y; rua=mailto:dmarc@acme.example");
        assertThat(desk.page("plan", "acme.example"))
                .contains("Receivers of RFC 9989 act on t=y as on p=quarantine")
                .contains("nobody at acme.example writes to mailing lists");
    }

    @Test
    @Tag("smtpeter-dmarc-deployment")
    void all_of_it_at_reject_is_the_end_of_the_road() {
        publish("v=DMARC1; p=reject; pct=100");

        assertThat(desk.page("plan", "acme.example"))
                .contains("at the end of the road", "Nothing needs doing");
        assertThat(desk.page("check", "acme.example")).contains("decide the same");
    }

    @Test
    @Tag("spf-dkim-dmarc-complete-guide")
    @Tag("valimail-faq-for-esps")
    void the_road_begins_with_watching_for_a_month_at_each_level() {
        assertThat(desk.json("plan", "fresh.example").path("proposed").asText())
                .isEqualTo("v=DMARC1; p=none; rua=mailto:dmarc-reports@fresh.example");
        assertThat(desk.json("plan", "acme.example").path("proposed").asText())
                .isEqualTo("v=DMARC1; p=quarantine; t=y; rua=mailto:dmarc@acme.example");
        assertThat(desk.page("plan", "acme.example"))
                .contains(
                        "RFC 9989 §7.4 asks for at least a month at p=none and as long at"
                                + " p=quarantine",
                        "To go back, publish again what stands at _dmarc.acme.example now:"
                                + " v=DMARC1; p=none; rua=mailto:dmarc@acme.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p=none", "p=quarantine", "p=quarantine; pct=10", "p=reject"})
    @Tag("spf-dkim-dmarc-complete-guide")
    void a_domain_that_sends_is_never_told_to_end_in_fail(String policy) {
        publish("v=DMARC1; " + policy);

        assertThat(desk.page("plan", "acme.example")).contains("Leave SPF at ~all");
        assertThat(desk.page("check", "acme.example")).doesNotContain("-all");
        assertThat(GuideDesk.codes(desk.json("check", "acme.example")))
                .contains("spf.softfail-all");
    }

    @Test
    @Tag("smtpeter-dmarc-deployment")
    void a_subdomain_can_go_first() {
        publish("v=DMARC1; p=reject");
        var letter =
                Letter.of(
                                "offers.acme.example",
                                "bounce.offers.acme.example",
                                "out.smtpeter.com [192.0.2.40]")
                        .signed("offers.acme.example", "zero")
                        .judged(
                                "spf=pass smtp.mailfrom=b@bounce.offers.acme.example; dkim=pass"
                                        + " header.d=offers.acme.example header.s=zero; dmarc=pass"
                                        + " header.from=offers.acme.example");

        JsonNode json = desk.json(letter);
        assertThat(json.at("/dmarc/result").asText()).isEqualTo("pass");
        assertThat(json.at("/dmarc/policyDomain").asText()).isEqualTo("acme.example");
        assertThat(json.at("/spf/aligned").asBoolean()).isTrue();
        assertThat(json.at("/dkim/0/aligned").asBoolean()).isTrue();
        assertThat(json.at("/providers/0/slug").asText()).isEqualTo("smtpeter");
        assertThat(desk.page("check", "offers.acme.example"))
                .contains("Inherited from acme.example", "SMTPeter");
        assertThat(desk.page("note", "smtpeter", "offers.acme.example"))
                .contains(
                        "CNAME zero._domainkey.offers.acme.example -> dkim<N>0.smtpeter.com",
                        "MX bounce.offers.acme.example -> 0 mail.smtpeter.com");
    }
}

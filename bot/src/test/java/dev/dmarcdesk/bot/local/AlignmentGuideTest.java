package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which name stands for which, relaxed and strict, for bounces and for signatures.
class AlignmentGuideTest {
    private static final String CLIENT = "mail.acme.example [192.0.2.60]";
    private static final String ZONE =
            """
            $ORIGIN relaxed.example.
            @                     TXT    "v=spf1 ip4:192.0.2.60 ~all"
            _dmarc                TXT    "v=DMARC1; p=reject; rua=mailto:dmarc@relaxed.example"
            s1._domainkey         TXT    KEY
            s1._domainkey.mail    TXT    KEY
            $ORIGIN strict.example.
            @                     TXT    "v=spf1 ip4:192.0.2.60 ~all"
            _dmarc                TXT    "v=DMARC1; p=reject; aspf=s; adkim=s; rua=mailto:dmarc@strict.example"
            s1._domainkey         TXT    KEY
            s1._domainkey.mail    TXT    KEY
            $ORIGIN elsewhere.example.
            @                     TXT    "v=spf1 ip4:192.0.2.60 ~all"
            s1._domainkey         TXT    KEY
            $ORIGIN gworks.example.
            @                     MX     1 aspmx.l.google.com.
                                  TXT    "v=spf1 include:_spf.google.com ~all"
            _dmarc                TXT    "v=DMARC1; p=quarantine; rua=mailto:dmarc@gworks.example"
            google._domainkey     TXT    KEY
            $ORIGIN msoft.example.
            @                     MX     0 msoft-example.mail.protection.outlook.com.
                                  TXT    "v=spf1 include:spf.protection.outlook.com ~all"
            _dmarc                TXT    "v=DMARC1; p=quarantine; rua=mailto:dmarc@msoft.example"
            selector1._domainkey  CNAME  selector1-msoft-example._domainkey.msoft.onmicrosoft.com.
            $ORIGIN .
            _spf.google.com             TXT  "v=spf1 ip4:209.85.128.0/17 ~all"
            spf.protection.outlook.com  TXT  "v=spf1 ip4:40.92.0.0/15 -all"
            selector1-msoft-example._domainkey.msoft.onmicrosoft.com  TXT KEY
            """;

    private final GuideDesk desk = new GuideDesk(ZONE);

    @AfterEach
    void stop() {
        desk.close();
    }

    /// @param signer the domain that signed it, empty where nobody did
    private JsonNode judged(Letter letter, String signer, String selector) {
        return desk.json(
                letter.judged(
                        "spf=pass smtp.mailfrom=b@%s; dkim=%s"
                                .formatted(
                                        letter.bounces(),
                                        signer.isEmpty()
                                                ? "none"
                                                : "pass header.d="
                                                        + signer
                                                        + " header.s="
                                                        + selector)));
    }

    @ParameterizedTest
    @CsvSource({
        "relaxed.example, relaxed.example, relaxed, true",
        "relaxed.example, mail.relaxed.example, relaxed, true",
        "mail.relaxed.example, relaxed.example, relaxed, true",
        "relaxed.example, elsewhere.example, relaxed, false",
        "strict.example, strict.example, strict, true",
        "strict.example, mail.strict.example, strict, false",
        "mail.strict.example, strict.example, strict, false",
        "strict.example, elsewhere.example, strict, false",
    })
    @Tag("understanding-alignment")
    @Tag("spf-dkim-dmarc-complete-guide")
    void a_name_aligns_with_another(String author, String vouching, String mode, boolean aligned) {
        JsonNode bySpf = judged(Letter.of(author, vouching, CLIENT), "", "");
        JsonNode byDkim =
                judged(
                        Letter.of(author, "elsewhere.example", CLIENT).signed(vouching, "s1"),
                        vouching,
                        "s1");

        assertThat(bySpf.at("/spf/mode").asText()).isEqualTo(mode);
        assertThat(bySpf.at("/spf/aligned").asBoolean(!aligned)).isEqualTo(aligned);
        assertThat(bySpf.at("/dmarc/result").asText()).isEqualTo(aligned ? "pass" : "fail");
        assertThat(byDkim.at("/dkim/0/aligned").asBoolean(!aligned)).isEqualTo(aligned);
        assertThat(byDkim.at("/dmarc/result").asText()).isEqualTo(aligned ? "pass" : "fail");
    }

    @Test
    @Tag("understanding-alignment")
    void one_that_passes_and_aligns_is_enough() {
        JsonNode json =
                judged(
                        Letter.of("relaxed.example", "relaxed.example", CLIENT)
                                .signed("elsewhere.example", "s1"),
                        "elsewhere.example",
                        "s1");

        assertThat(json.at("/dkim/0/aligned").asBoolean(true)).isFalse();
        assertThat(json.at("/dmarc/result").asText()).isEqualTo("pass");
    }

    @ParameterizedTest
    @CsvSource({
        "gworks.example, google, mail-ej1-f41.google.com [209.85.218.41], google-workspace",
        "msoft.example, selector1, mail-x.outbound.protection.outlook.com [40.92.1.1], microsoft-365",
    })
    @Tag("understanding-alignment")
    void a_mailbox_host_that_is_set_up_aligns_both_ways(
            String domain, String selector, String client, String provider) {
        JsonNode json =
                judged(
                        Letter.of(domain, domain, client).signed(domain, selector),
                        domain,
                        selector);

        assertThat(json.at("/spf/aligned").asBoolean()).isTrue();
        assertThat(json.at("/dkim/0/aligned").asBoolean()).isTrue();
        assertThat(json.at("/dmarc/result").asText()).isEqualTo("pass");
        assertThat(json.at("/providers/0/slug").asText()).isEqualTo(provider);
    }

    @Test
    @Tag("understanding-alignment")
    void a_subdomain_vouches_for_its_domain_unless_that_is_strict() {
        var relaxed =
                Letter.of("relaxed.example", "mail.relaxed.example", CLIENT)
                        .signed("mail.relaxed.example", "s1");
        var strict =
                Letter.of("strict.example", "mail.strict.example", CLIENT)
                        .signed("mail.strict.example", "s1");

        JsonNode both = judged(relaxed, "mail.relaxed.example", "s1");
        JsonNode neither = judged(strict, "mail.strict.example", "s1");
        String page =
                desk.page(
                        strict.judged(
                                "spf=pass smtp.mailfrom=b@mail.strict.example; dkim=pass"
                                        + " header.d=mail.strict.example header.s=s1"));

        assertThat(both.at("/dmarc/result").asText()).isEqualTo("pass");
        assertThat(GuideDesk.codes(both))
                .contains("alignment.spf-aligned", "alignment.dkim-aligned");
        assertThat(neither.at("/dmarc/result").asText()).isEqualTo("fail");
        assertThat(page)
                .contains("d=strict.example in place of d=mail.strict.example")
                .contains("v=DMARC1; p=reject; aspf=s; adkim=r; rua=mailto:dmarc@strict.example")
                .contains("RFC 9989 §4.7");
    }
}

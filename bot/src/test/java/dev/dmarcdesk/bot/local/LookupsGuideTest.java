package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Several services in one SPF record, and the ten lookups that receivers make.
class LookupsGuideTest {
    private static final String ZONE =
            """
            $ORIGIN acme.example.
            @                       A    192.0.2.2
                                    MX   1 aspmx.l.google.com.
                                    TXT  "v=spf1 a mx include:_spf.google.com include:mailgun.org include:sendgrid.net include:servers.mcsv.net include:amazonses.com include:_spf.salesforce.com include:mail.zendesk.com ~all"
            _dmarc                  TXT  "v=DMARC1; p=none; rua=mailto:dmarc@acme.example"
            google._domainkey       TXT  KEY
            $ORIGIN few.example.
            @                       A    192.0.2.2
                                    MX   1 aspmx.l.google.com.
                                    TXT  "v=spf1 a mx include:_spf.google.com include:mailgun.org ~all"
            $ORIGIN one.example.
            @                       TXT  "v=spf1 include:_spf.google.com ~all"
            $ORIGIN .
            aspmx.l.google.com      A    192.0.2.201
            _spf.google.com         TXT  "v=spf1 ip4:74.125.0.0/16 ip4:209.85.128.0/17 ip6:2001:4860:4864::/56 ~all"
            mailgun.org             TXT  "v=spf1 include:_spf.mailgun.org include:_spf.eu.mailgun.org -all"
            _spf.mailgun.org        TXT  "v=spf1 ip4:209.61.151.0/24 ~all"
            _spf.eu.mailgun.org     TXT  "v=spf1 ip4:141.193.32.0/23 ~all"
            sendgrid.net            TXT  "v=spf1 ip4:167.89.0.0/17 include:ab.sendgrid.net ~all"
            ab.sendgrid.net         TXT  "v=spf1 ip4:223.165.113.0/24 ~all"
            servers.mcsv.net        TXT  "v=spf1 ip4:205.201.128.0/20 ?all"
            amazonses.com           TXT  "v=spf1 ip4:199.255.192.0/22 ~all"
            _spf.salesforce.com     TXT  "v=spf1 exists:%{i}._spf.mta.salesforce.com -all"
            _spf.mta.salesforce.com TXT  "a name for each address"
            mail.zendesk.com        TXT  "v=spf1 ip4:192.161.144.0/20 ~all"
            """;
    private static final String MENDED =
            "v=spf1 a mx include:_spf.google.com include:mailgun.org include:amazonses.com"
                    + " include:_spf.salesforce.com include:mail.zendesk.com ~all";

    private final GuideDesk desk = new GuideDesk(ZONE);

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    @Tag("valimail-faq-for-esps")
    void the_mailbox_host_costs_one_lookup_today() {
        assertThat(desk.page("spf", "one.example")).contains("1 of 10 lookups");
        assertThat(desk.page("spf", "few.example"))
                .contains("6 of 10 lookups", "include:_spf.google.com 1 Google Workspace");
    }

    @Test
    @Tag("valimail-faq-for-esps")
    @Tag("spf-dkim-dmarc-complete-guide")
    void what_is_too_much_is_counted_and_ranked_and_mended() {
        String page = desk.page("spf", "acme.example");

        assertThat(page)
                .contains(
                        "13 of 10 lookups",
                        "lookup 11: receivers stop here",
                        "Mail of Salesforce, Zendesk Support gets permerror",
                        "include:sendgrid.net 2 Twilio SendGrid, probably not needed → remove",
                        "include:mailgun.org 3 Mailgun, needed · keep, or let it bounce to"
                                + " bounce.acme.example",
                        "RFC 7208 §4.6.4",
                        MENDED);
    }

    @Test
    @Tag("spf-dkim-dmarc-complete-guide")
    void the_check_begins_with_it() {
        JsonNode check = desk.json("check", "acme.example");

        assertThat(GuideDesk.codes(check).getFirst()).isEqualTo("spf.too-many-lookups");
        assertThat(check.at("/verdict/nextStep").asText())
                .contains("10 of 10 lookups instead of 13");
        assertThat(desk.page("check", "acme.example"))
                .contains(MENDED, "published TXT acme.example v=spf1 a mx");
    }

    @Test
    @Tag("spf-dkim-dmarc-complete-guide")
    void the_plan_stays_where_it_is_until_spf_works() {
        assertThat(desk.page("plan", "acme.example"))
                .contains("Stay at this level", "Not yet: SPF works", MENDED)
                .doesNotContain("v=DMARC1; p=quarantine; t=y; rua");
    }
}

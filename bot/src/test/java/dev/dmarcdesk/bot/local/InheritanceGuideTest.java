package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Questions about records: whose policy is inherited, what a tag does where, which record is none.
@Tag("valimail-faq-for-esps")
class InheritanceGuideTest {
    private static final String ZONE =
            """
            $ORIGIN between.example.
            @                       MX   10 mail.between.example.
            mail                    A    192.0.2.60
            _dmarc.xyz              TXT  "v=DMARC1; p=reject; rua=mailto:dmarc@xyz.between.example"
            abcd.xyz                MX   10 mail.between.example.
            abcd.xyz                TXT  "v=spf1 ip4:192.0.2.60 ~all"
            $ORIGIN both.example.
            @                       MX   10 mail.between.example.
            _dmarc                  TXT  "v=DMARC1; p=none; rua=mailto:dmarc@both.example"
            _dmarc.xyz              TXT  "v=DMARC1; p=reject; rua=mailto:dmarc@both.example"
            abcd.xyz                MX   10 mail.between.example.
            abcd.xyz                TXT  "v=spf1 ip4:192.0.2.60 ~all"
            offers                  MX   10 mail.between.example.
            offers                  TXT  "v=spf1 ip4:192.0.2.60 ~all"
            _dmarc.offers           TXT  "v=DMARC1; p=quarantine; sp=reject; rua=mailto:dmarc@both.example"
            $ORIGIN own.example.
            @                       MX   10 mail.between.example.
            _dmarc                  TXT  "v=DMARC1; p=none; rua=mailto:dmarc@own.example"
            _dmarc.xyz              TXT  "v=DMARC1; p=reject; psd=n; rua=mailto:dmarc@xyz.own.example"
            abcd.xyz                MX   10 mail.between.example.
            abcd.xyz                TXT  "v=spf1 ip4:192.0.2.60 ~all"
            $ORIGIN acme.example.
            @                       MX   10 mail.between.example.
                                    TXT  "v=spf1 ip4:192.0.2.60 ~all"
                                    TXT  "v=spf2.0 ip4:192.0.2.61 ~all"
                                    TXT  "spf2.0/pra ip4:192.0.2.61 ~all"
            _dmarc                  TXT  "v=DMARC1; rua=mailto:dmarc@acme.example; p=reject"
            large._domainkey        TXT  KEY
            small._domainkey        TXT  "v=DKIM1; k=rsa; p=MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAMAiH6WjLPa0qQxdOhePbNJjAkYTb2rOZnzukEJqUKMFpAzWQK19ky351llzYHzSvMU4+6drNoVS9ugDBacDm4UCAwEAAQ=="
            older._domainkey        TXT  "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCszrrpZiRCmetFTTK+Gw/HzaokCZUkU/ooVoRLdDzZnrR4HmU/t0BLwFZi/rwabg3qcMXbJNiIbmceGCElfbw3mFjokiv38heoiQYYmMBsSd58lyqXEXV7G/mSESbDmQt/wSm83GjzwGcModXT0O7pHMZHuGmXRguBt3kRj7aPwQIDAQAB"
            """;

    private final GuideDesk desk = new GuideDesk(ZONE);

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void a_record_of_a_name_between_is_found_by_the_walk_and_not_by_older_receivers() {
        assertThat(desk.page("check", "abcd.xyz.between.example"))
                .contains(
                        "Inherited from xyz.between.example",
                        "Older receivers (RFC 7489) apply no DMARC at all to"
                                + " abcd.xyz.between.example, those of RFC 9989 the policy reject");
        assertThat(desk.page("check", "abcd.xyz.between.example", "--as", "7489"))
                .contains(
                        "decides differently",
                        "Organization xyz.between.example (by walk) between.example (by list)",
                        "it never walks up the DNS");
    }

    @Test
    void the_record_highest_up_decides_where_there_are_two() {
        assertThat(desk.page("why", "abcd.xyz.both.example"))
                .contains(
                        "_dmarc.xyz.both.example TXT: v=DMARC1; p=reject;",
                        "that of its organization decides: both.example (RFC 9989 §4.10.1, §4.10.2)",
                        "xyz.both.example does not pass its record on",
                        "p=none in place of the missing sp counts");
        assertThat(desk.page("check", "abcd.xyz.both.example", "--as", "7489"))
                .contains("decides the same");
    }

    @Test
    void unless_the_name_between_says_that_it_is_an_organization_of_its_own() {
        assertThat(desk.page("check", "abcd.xyz.own.example", "--as", "7489"))
                .contains(
                        "Record that decides _dmarc.xyz.own.example _dmarc.own.example",
                        "It passes over psd=n, which it does not know.");
    }

    @Test
    void a_policy_for_subdomains_does_nothing_in_a_subdomains_record() {
        assertThat(GuideDesk.codes(desk.json("check", "offers.both.example")))
                .contains("dmarc.sp-ignored");
        assertThat(desk.page("check", "offers.both.example"))
                .contains("sp is ignored in the record of offers.both.example");
    }

    @Test
    void the_policy_may_stand_anywhere_but_older_receivers_want_it_second() {
        var check = desk.json("check", "acme.example");

        assertThat(GuideDesk.codes(check))
                .contains("dmarc.enforced", "dmarc.differs-7489")
                .doesNotContain("dmarc.tag-order");
        assertThat(desk.page("plan", "both.example"))
                .contains("That p has to be the second tag is gone from the standard");
    }

    @Test
    void what_belongs_to_sender_id_is_no_spf_record() {
        var check = desk.json("check", "acme.example");
        String page = desk.page("check", "acme.example");

        assertThat(GuideDesk.codes(check))
                .containsOnlyOnce("spf.looks-like-spf")
                .doesNotContain("spf.several-records");
        assertThat(page).contains("The version must be exactly v=spf1", "RFC 7208 §4.5");
        assertThat(GuideDesk.codes(desk.json("lint", "v=spf2.0 include:a.example ~all")))
                .contains("spf.looks-like-spf");
        assertThat(desk.page("lint", "spf2.0/pra include:a.example ~all"))
                .contains("Sender ID", "it can be deleted");
    }

    @Test
    void keys_are_measured() {
        String page = desk.page("check", "acme.example", "--selector", "small,older,large");

        assertThat(page)
                .contains(
                        "The RSA key at selector small has only 512 bits.",
                        "The RSA key at selector older has 1024 bits; 2048 are recommended.",
                        "Selector large has a good key (RSA 2048)",
                        "RFC 8301 §3.2");
    }

    @Test
    void nothing_is_claimed_of_what_one_receiver_makes_of_a_policy() {
        assertThat(desk.page("check", "acme.example") + desk.page("plan", "both.example"))
                .doesNotContain("Microsoft", "Outlook");
    }
}

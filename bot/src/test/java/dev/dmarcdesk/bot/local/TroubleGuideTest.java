package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What goes wrong with mail that was set up, or that nobody thought of.
@Tag("spf-dkim-dmarc-complete-guide")
class TroubleGuideTest {
    private static final String ZONE =
            """
            $ORIGIN acme.example.
            @                  MX     10 mail.acme.example.
                               TXT    "v=spf1 ip4:192.0.2.60 ~all"
            mail               A      192.0.2.60
            _dmarc             TXT    "v=DMARC1; p=reject; rua=mailto:dmarc@acme.example"
            s1._domainkey      TXT    KEY
            other._domainkey   TXT    "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCszrrpZiRCmetFTTK+Gw/HzaokCZUkU/ooVoRLdDzZnrR4HmU/t0BLwFZi/rwabg3qcMXbJNiIbmceGCElfbw3mFjokiv38heoiQYYmMBsSd58lyqXEXV7G/mSESbDmQt/wSm83GjzwGcModXT0O7pHMZHuGmXRguBt3kRj7aPwQIDAQAB"
            shop               A      192.0.2.82
            """;
    private static final String CLIENT = "mail.acme.example [192.0.2.60]";
    private static final String LIST =
            """
            List-Id: Gardeners <garden.lists.example>
            List-Post: <mailto:garden@lists.example>
            Precedence: list
            """;
    private static final String FORWARDED =
            """
            X-Forwarded-To: <bob@receiver.example>
            X-Forwarded-For: ann@alumni.example bob@receiver.example
            """;

    private final GuideDesk desk = new GuideDesk(ZONE);

    @AfterEach
    void stop() {
        desk.close();
    }

    private static Letter letter(String spf, String dkim) {
        return Letter.of("acme.example", "acme.example", CLIENT)
                .judged(
                        "spf=%s smtp.mailfrom=b@acme.example; dkim=%s; dmarc=fail header.from=acme.example"
                                .formatted(spf, dkim));
    }

    private static String noKey(String selector) {
        return "permerror (no key for signature) header.d=acme.example header.s=" + selector;
    }

    private static String refused(String reason) {
        return "fail (" + reason + ") header.d=acme.example header.s=s1";
    }

    @Test
    void a_record_in_error_is_named_with_what_is_usually_wrong() {
        String page = desk.page(letter("permerror", "none"));

        assertThat(page)
                .contains(
                        "The SPF record of acme.example could not be used (SPF permerror)",
                        "more than 10 lookups",
                        "spf acme.example",
                        "or mend the SPF record of acme.example")
                .doesNotContain("add it to the SPF record");
    }

    @Test
    void a_key_that_was_published_after_the_mail_is_not_called_missing() {
        var late = letter("softfail", noKey("s1")).signed("acme.example", "s1");

        assertThat(GuideDesk.codes(desk.json(late)))
                .contains("message.key-late")
                .doesNotContain("message.key-gone");
        assertThat(desk.page(late))
                .contains(
                        "There was no key at selector s1 of acme.example when it arrived; there is one"
                                + " now",
                        "Nothing is left to publish at s1._domainkey.acme.example",
                        "dkim acme.example s1");
    }

    @Test
    void a_late_key_that_does_not_fit_is_to_be_compared() {
        var late = letter("softfail", noKey("other")).signed("acme.example", "other");

        assertThat(desk.page(late))
                .contains(
                        "The signature does not verify with it",
                        "Compare the key at other._domainkey.acme.example");
    }

    @Test
    void a_selector_without_a_key_is_named() {
        var missing = letter("softfail", noKey("old")).signed("acme.example", "old");

        assertThat(GuideDesk.codes(desk.json(missing))).contains("message.key-gone");
        assertThat(desk.page(missing))
                .contains(
                        "There is no key at selector old of acme.example now",
                        "at old._domainkey.acme.example, or have the mail signed with a selector whose"
                                + " key is published");
    }

    @Test
    void a_key_that_differs_is_told_apart_from_nothing_but_a_changed_header() {
        var differs =
                letter("softfail", "fail header.d=acme.example header.s=other")
                        .signed("acme.example", "other");

        assertThat(GuideDesk.codes(desk.json(differs))).contains("message.header-changed");
        assertThat(desk.page(differs))
                .contains("Compare the key at other._domainkey.acme.example with the one that");
    }

    @Test
    void a_list_that_tags_the_subject_is_found_out() {
        var listed =
                letter("softfail", refused("bad signature"))
                        .bouncingTo("lists.example")
                        .signed("acme.example", "s1")
                        .retitled("[garden] Your invoice")
                        .passedOn("mx.lists.example [192.0.2.80]", LIST)
                        .judged(
                                "spf=pass smtp.mailfrom=garden-bounces@lists.example; dkim="
                                        + refused("bad signature")
                                        + "; dmarc=fail header.from=acme.example");

        JsonNode json = desk.json(listed);
        assertThat(GuideDesk.codes(json))
                .contains("message.mailing-list", "message.header-changed");
        assertThat(json.at("/path/kind").asText()).isEqualTo("mailing-list");
        assertThat(desk.page(listed))
                .contains(
                        "a tag in brackets was put into the subject",
                        "Nothing to mend at acme.example: ask whoever runs the list");
    }

    @Test
    void a_footer_changes_the_text() {
        var scanned =
                letter("softfail", refused("body hash did not verify"))
                        .signed("acme.example", "s1")
                        .withFooter("-- \r\nScanned by Gatehouse\r\n");

        assertThat(GuideDesk.codes(desk.json(scanned))).contains("message.body-changed");
        assertThat(desk.page(scanned))
                .contains("by the last server that changes it, behind whatever adds footers");
    }

    @Test
    void forwarding_breaks_spf_and_leaves_the_signature() {
        var forwarded =
                letter("fail", "none")
                        .signed("acme.example", "s1")
                        .passedOn("fwd.alumni.example [192.0.2.81]", FORWARDED)
                        .judged(
                                "spf=fail smtp.mailfrom=b@acme.example; dkim=pass"
                                        + " header.d=acme.example header.s=s1; dmarc=pass"
                                        + " header.from=acme.example");

        JsonNode json = desk.json(forwarded);
        assertThat(json.at("/path/kind").asText()).isEqualTo("forwarded");
        assertThat(json.at("/spf/result").asText()).isEqualTo("fail");
        assertThat(json.at("/dmarc/result").asText()).isEqualTo("pass");
        assertThat(desk.page(forwarded)).contains("Nothing needs doing now");
    }

    @Test
    void forwarded_without_a_signature_it_fails_and_wants_one() {
        var forwarded =
                letter("fail", "none").passedOn("fwd.alumni.example [192.0.2.81]", FORWARDED);

        assertThat(GuideDesk.codes(desk.json(forwarded))).contains("message.forwarded");
        assertThat(desk.page(forwarded))
                .contains(
                        "After that SPF speaks for the forwarder",
                        "Have the service that sent it sign as acme.example (d=acme.example)");
    }

    @Test
    void a_subdomain_that_was_never_set_up_inherits_the_policy_and_fails() {
        var shop =
                Letter.of(
                                "shop.acme.example",
                                "shop.acme.example",
                                "web.hoster.example [192.0.2.82]")
                        .judged(
                                "spf=none smtp.mailfrom=www@shop.acme.example; dkim=none; dmarc=fail"
                                        + " header.from=shop.acme.example");

        JsonNode json = desk.json(shop);
        assertThat(json.at("/dmarc/policyDomain").asText()).isEqualTo("acme.example");
        assertThat(json.at("/dmarc/policy").asText()).isEqualTo("reject");
        assertThat(desk.page(shop))
                .contains(
                        "shop.acme.example had no SPF record (SPF none)",
                        "it is mail of your own from a name never set up",
                        "have it sign as shop.acme.example",
                        "publish an SPF record that names it at shop.acme.example");
    }

    @Test
    void a_forgotten_machine_is_ours_to_set_up_or_a_forger() {
        String page = desk.page(letter("softfail", "none"));

        assertThat(page)
                .contains(
                        "If the server is yours, have it sign as acme.example, which survives"
                                + " forwarding too; or add it to the SPF record of acme.example.",
                        "If nobody knows it, nothing: the mail is forged.");
    }
}

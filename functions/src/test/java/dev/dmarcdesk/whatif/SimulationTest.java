package dev.dmarcdesk.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dns.Answer.Reason;
import dev.dmarcdesk.dns.Answer.Unavailable;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.report.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SimulationTest {
    private static final String ZONE =
            """
            $ORIGIN a.example.
            @        MX   10 mail
            @        TXT  "v=spf1 mx include:sendgrid.net ~all"
            @        TXT  "another-service=1"
            mail     A    192.0.2.1
            _dmarc   TXT  "v=DMARC1; p=none; rua=mailto:d@a.example"
            two      TXT  "v=spf1 a ~all"
            two      TXT  "v=spf1 mx ~all"
            two      A    192.0.2.2
            $ORIGIN strict.example.
            @        TXT  "v=spf1 -all"
            _dmarc   TXT  "v=DMARC1; p=reject; rua=mailto:d@strict.example"
            $ORIGIN many.example.
            @        MX   10 mail
            @        TXT  "v=spf1 a mx a:b.many.example a:b.many.example a:b.many.example a:b.many.example a:b.many.example a:b.many.example a:b.many.example a:b.many.example ~all"
            @        A    192.0.2.3
            b        A    192.0.2.3
            mail     A    192.0.2.3
            $ORIGIN alias.example.
            @        MX   0 .
            _dmarc   CNAME dmarc.vendor.example.
            dmarc.vendor.example. TXT "v=DMARC1; p=none; rua=mailto:d@alias.example"
            sendgrid.net. TXT "v=spf1 ip4:192.0.2.64/28 ~all"
            _spf.google.com. TXT "v=spf1 ip4:192.0.2.128/28 ~all"
            """;

    @Test
    void a_stricter_policy_is_told_for_mail_and_what_to_make_sure_of_first() {
        var whatIf = Trying.in(ZONE, "a.example", "p=quarantine");

        assertThat(whatIf.recommendation()).isEqualTo(Recommendation.WITH_CARE);
        assertThat(Trying.headline(whatIf))
                .isEqualTo(
                        "Publish this with care: mail that forges a.example would be sent to spam instead of delivered");
        assertThat(whatIf.edits())
                .containsExactly(
                        RecordEdit.replacing(
                                RrType.TXT,
                                DomainName.of("_dmarc.a.example"),
                                "v=DMARC1; p=none; rua=mailto:d@a.example",
                                "v=DMARC1; p=quarantine; rua=mailto:d@a.example"));
        assertThat(Trying.shift(whatIf, Trait.POLICY)).isEqualTo("none → quarantine");
        assertThat(Trying.going(whatIf)).contains("dmarc.monitoring");
        assertThat(Trying.page(whatIf))
                .contains("RFC 9989 §7.4", "v=DMARC1; p=none; rua=mailto:d@a.example");
    }

    @Test
    void test_mode_changes_nothing_for_mail_by_the_new_standard_and_all_by_the_old() {
        var whatIf = Trying.in(ZONE, "a.example", "p=quarantine t=y");

        assertThat(whatIf.edits().getFirst().value())
                .isEqualTo("v=DMARC1; p=quarantine; t=y; rua=mailto:d@a.example");
        assertThat(Trying.shift(whatIf, Trait.POLICY)).isEmpty();
        assertThat(Trying.shift(whatIf, Trait.TEST_MODE)).isEqualTo("off → on");
        assertThat(Trying.shift(whatIf, Trait.POLICY_7489)).isEqualTo("none → quarantine");
    }

    @Test
    void pct_is_told_for_older_receivers_alone() {
        var whatIf = Trying.in(ZONE, "a.example", "p=reject pct=30");

        assertThat(Trying.shift(whatIf, Trait.POLICY)).isEqualTo("none → reject");
        assertThat(Trying.shift(whatIf, Trait.POLICY_7489))
                .isEqualTo("none → reject for 30 %, else quarantine");
    }

    @Test
    void a_weaker_policy_is_advised_against() {
        var whatIf = Trying.in(ZONE, "strict.example", "p=none");

        assertThat(whatIf.recommendation()).isEqualTo(Recommendation.DO_NOT_PUBLISH);
        assertThat(whatIf.level()).isNotEqualTo(Level.GOOD);
        assertThat(Trying.headline(whatIf))
                .contains("mail that forges strict.example would be delivered instead of rejected");
    }

    @Test
    void a_service_that_comes_or_goes_is_named() {
        var more = Trying.in(ZONE, "a.example", "add include:_spf.google.com");
        var less = Trying.in(ZONE, "a.example", "remove include:sendgrid.net");

        assertThat(more.edits().getFirst().value())
                .isEqualTo("v=spf1 mx include:sendgrid.net include:_spf.google.com ~all");
        assertThat(Trying.shift(more, Trait.SPF_SENDERS))
                .startsWith(" → Google")
                .contains("include:_spf.google.com");
        assertThat(Trying.shift(more, Trait.SPF_LOOKUPS)).isEqualTo("2 of 10 → 3 of 10");
        assertThat(Trying.shift(less, Trait.SPF_SENDERS)).contains("SendGrid");
        assertThat(more.findings().newErrors()).isEmpty();
    }

    @Test
    void the_lookup_that_breaks_the_budget_is_named() {
        var whatIf = Trying.in(ZONE, "many.example", "add include:sendgrid.net");

        assertThat(whatIf.recommendation()).isEqualTo(Recommendation.DO_NOT_PUBLISH);
        assertThat(Trying.shift(whatIf, Trait.SPF)).isEqualTo("works → permerror");
        assertThat(Trying.shift(whatIf, Trait.SPF_EXCEEDS_AT)).isEqualTo(" → include:sendgrid.net");
        assertThat(Trying.coming(whatIf)).contains("spf.too-many-lookups");
        assertThat(whatIf.level()).isNotEqualTo(Level.GOOD);
    }

    @Test
    void a_new_term_for_everybody_else_is_never_harder_for_a_domain_that_sends() {
        var whatIf = Trying.in(ZONE, "a.example", "replace ~all by -all");

        assertThat(whatIf.recommendation()).isEqualTo(Recommendation.DO_NOT_PUBLISH);
        assertThat(Trying.headline(whatIf)).contains("-all").contains("DKIM");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.example|remove include:x.example|include:x.example is not in the record. In it are: mx include:sendgrid.net ~all",
                "a.example|add MX|MX is in the record already: nothing would change",
                "a.example|add -all|The record ends in ~all already. Say replace ~all by -all instead",
                "a.example|remove pct|pct is not in the record. In it are: v p rua",
                "two.a.example|add mx|two.a.example has 2 SPF records, so none of them counts. Make them one first: spf two.a.example says how",
                "www.a.example|remove mx|www.a.example has no SPF record to take it from",
            })
    void a_change_that_can_not_be_made_says_why(String domain, String typed, String why) {
        assertThat(Trying.refusal(Trying.answer(domain, ZoneDns.of(ZONE), typed))).isEqualTo(why);
    }

    @Test
    void a_tag_of_an_inherited_record_is_changed_where_the_record_stands() {
        String why = Trying.refusal(Trying.answer("www.a.example", ZoneDns.of(ZONE), "p=reject"));

        assertThat(why).contains("inherits that of a.example", "plan a.example");
    }

    @Test
    void what_is_published_already_changes_nothing() {
        var whatIf = Trying.in(ZONE, "a.example", "v=spf1 mx include:sendgrid.net ~all");

        assertThat(whatIf.recommendation()).isEqualTo(Recommendation.NOTHING_TO_DO);
        assertThat(whatIf.edits()).isEmpty();
        assertThat(whatIf.differences()).isEmpty();
        assertThat(whatIf.findings().coming()).isEmpty();
        assertThat(whatIf.findings().going()).isEmpty();
    }

    @Test
    void a_public_suffix_flag_is_evaluated_and_warned_of_when_it_is_pasted() {
        var whatIf =
                Trying.in(ZONE, "a.example", "v=DMARC1; p=none; psd=y; rua=mailto:d@a.example");

        assertThat(Trying.coming(whatIf)).contains("dmarc.psd-yes");
        assertThat(whatIf.recommendation()).isEqualTo(Recommendation.DO_NOT_PUBLISH);
    }

    @Test
    void a_cname_in_the_way_is_removed_first() {
        var whatIf =
                Trying.in(ZONE, "alias.example", "v=DMARC1; p=reject; rua=mailto:d@alias.example");

        assertThat(whatIf.edits())
                .extracting(RecordEdit::action)
                .containsExactly(Action.REMOVE, Action.ADD);
        assertThat(Trying.shift(whatIf, Trait.POLICY)).isEqualTo("none → reject");
    }

    @Test
    void several_records_become_the_one() {
        var whatIf = Trying.in(ZONE, "two.a.example", "v=spf1 a mx ~all");

        assertThat(whatIf.edits())
                .extracting(RecordEdit::action)
                .containsExactly(Action.REPLACE, Action.REMOVE);
        assertThat(Trying.going(whatIf)).contains("spf.multiple");
        assertThat(Trying.shift(whatIf, Trait.SPF)).isEqualTo("permerror: several records → works");
    }

    @Test
    void the_first_record_of_a_domain_is_added() {
        var whatIf = Trying.in(ZONE, "many.example", "p=none rua=mailto:d@many.example");

        assertThat(whatIf.edits())
                .singleElement()
                .satisfies(edit -> {
                    assertThat(edit.action()).isEqualTo(Action.ADD);
                    assertThat(edit.value())
                            .isEqualTo("v=DMARC1; p=none; rua=mailto:d@many.example");
                });
        assertThat(Trying.shift(whatIf, Trait.POLICY)).isEqualTo("no DMARC → none");
    }

    @Test
    void a_dns_that_does_not_answer_leaves_it_open() {
        Dns down = question -> new Unavailable(Reason.TIMEOUT, "down");

        assertThat(Trying.answer("a.example", down, "add mx"))
                .isInstanceOf(Answer.Undetermined.class);
        var record = Trying.tried(Trying.answer("a.example", down, "v=DMARC1; p=reject"));
        assertThat(record.recommendation()).isEqualTo(Recommendation.UNKNOWN);
        assertThat(record.level()).isEqualTo(Level.UNKNOWN);
        assertThat(Trying.headline(record)).contains("the DNS did not answer");
    }

    @Test
    void a_broken_record_is_tried_as_it_is_and_mended_beside_it() {
        var whatIf = Trying.in(ZONE, "strict.example", "v=DMARC1, p=reject");

        assertThat(whatIf.recommendation()).isEqualTo(Recommendation.DO_NOT_PUBLISH);
        assertThat(Trying.page(whatIf)).contains("Publish this instead:");
    }
}

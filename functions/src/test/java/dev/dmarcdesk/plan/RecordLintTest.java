package dev.dmarcdesk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dkim.Keys;
import dev.dmarcdesk.report.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordLintTest {
    private static final String ZONE =
            """
            $ORIGIN a.example.
            @       MX   10 mail
            @       TXT  "v=spf1 mx ~all"
            @       TXT  "something else"
            mail    A    192.0.2.1
            _dmarc  TXT  "v=DMARC1; p=none; rua=mailto:d@a.example"
            many    TXT  "v=spf1 a mx a:b.a.example a:c.a.example a:d.a.example a:e.a.example a:f.a.example a:g.a.example mx:h.a.example mx:i.a.example ~all"
            $ORIGIN quoted.example.
            _dmarc  TXT  "\\"v=DMARC1; p=reject; rua=mailto:d@quoted.example\\""
            _dmarc.quoted.example.quoted.example. TXT "v=DMARC1; p=none"
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=DMARC1; p=reject",
                "v=DMARC1; p=reject; rua=mailto:d@a.example",
                "v=DMARC1; p=none; rua=mailto:d@a.example",
                "v=DMARC1; p=quarantine; t=y; rua=mailto:d@a.example,mailto:x@thirdparty.example",
                "v=spf1 -all",
                "v=spf1 mx include:_spf.a.example ~all",
                "v=spf1 redirect=_spf.a.example",
                "v=DKIM1; p=",
            })
    void finds_nothing_wrong_with_a_right_record(String record) {
        Lint lint = Linting.of(record);

        assertThat(Linting.troubles(lint)).isEmpty();
        assertThat(lint.level()).isEqualTo(Level.GOOD);
        assertThat(lint.corrected()).isEmpty();
        assertThat(lint.toPublish()).contains(record);
        assertThat(lint.transcript().asked()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DMARC1, p=none|dmarc.looks-like-dmarc|v=DMARC1; p=none; rua=mailto:dmarc-reports@your-domain.example",
                "p=none;|dmarc.version-missing|v=DMARC1; p=none; rua=mailto:dmarc-reports@your-domain.example",
                "v=DMARC1; p=none; rua=d@a.example|dmarc.rua-invalid|v=DMARC1; p=none; rua=mailto:d@a.example",
                "“v=DMARC1; p=reject; rua=mailto:d@a.example”|dmarc.non-ascii|v=DMARC1; p=reject; rua=mailto:d@a.example",
                "v=DMARC1; p=rejct; rua=mailto:d@a.example|dmarc.p-invalid|v=DMARC1; p=reject; rua=mailto:d@a.example",
                "v=DMARC2|dmarc.not-recognized|v=DMARC1; p=none; rua=mailto:dmarc-reports@your-domain.example",
                "v=spf1 include:_spf.a.example -all;|spf.syntax|v=spf1 include:_spf.a.example -all",
                "v=spf1 a mx ~all ~all|spf.terms-after-all|v=spf1 a mx ~all",
                "v=spf10 mx -all|spf.looks-like-spf|v=spf1 mx -all",
                "include:_spf.a.example ~all|spf.version-missing|v=spf1 include:_spf.a.example ~all",
                "v=spf1 mx +all|spf.plus-all|v=spf1 mx ~all",
            })
    void says_what_is_wrong_and_what_to_publish(String record, String code, String corrected) {
        Lint lint = Linting.of(record);

        assertThat(Linting.troubles(lint)).contains(code).doesNotContain("dmarc.none", "spf.none");
        assertThat(lint.corrected()).isEqualTo(corrected);
        assertThat(lint.level()).isNotEqualTo(Level.GOOD);
    }

    @Test
    void underlines_the_octets_in_question() {
        assertThat(Linting.of("v=spf1 ip4:192.0.2.1/33 -all").findings().getFirst().excerpts())
                .singleElement()
                .satisfies(excerpt -> assertThat(excerpt.at().of(excerpt.text())).isEqualTo("/33"));
    }

    @Test
    void proposes_nothing_where_nobody_can_know_what_was_meant() {
        Lint lint = Linting.of("v=spf1 ip4:192.0.2.1/33 -all");

        assertThat(lint.level()).isEqualTo(Level.BAD);
        assertThat(lint.toPublish()).isEmpty();
    }

    @Test
    void merges_several_records_of_one_kind() {
        Lint lint = Linting.of("v=spf1 include:a.example ~all\nv=spf1 include:b.example ~all");

        assertThat(Linting.troubles(lint)).contains("spf.multiple");
        assertThat(lint.corrected()).isEqualTo("v=spf1 include:a.example include:b.example ~all");
    }

    @Test
    void counts_the_lookups_of_the_terms_alone() {
        Lint lint = Linting.of("v=spf1 " + "include:x.example ".repeat(11) + "~all");

        assertThat(Linting.troubles(lint)).contains("spf.too-many-lookups");
        assertThat(lint.findings())
                .anyMatch(advice ->
                        advice.finding().equals(new LintFinding.OwnLookups(RecordType.SPF, 11)));
    }

    @Test
    void tells_a_cut_key_from_a_broken_one() {
        String key = "v=DKIM1; k=rsa; p=" + Keys.rsa(2048);

        assertThat(Linting.of(key).level()).isEqualTo(Level.GOOD);
        assertThat(Linting.troubles(Linting.of(key.substring(0, 255))))
                .containsExactly("dkim.truncated", "dkim.cut-at-255");
        Lint broken = Linting.of(key.substring(0, 60) + "\n" + key.substring(60));
        assertThat(Linting.troubles(broken)).containsExactly("dkim.line-breaks");
        assertThat(broken.corrected()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "_dmarc.a.example.a.example. TXT v=DMARC1; p=reject,dmarc.doubled-name,_dmarc.a.example",
        "a.example. TXT v=DMARC1; p=reject,dmarc.wrong-place,_dmarc.a.example",
        "_dmarc._dmarc.a.example. TXT v=DMARC1; p=reject,dmarc.wrong-place,_dmarc.a.example",
        "_dmarc.a.example. TXT v=spf1 -all,spf.wrong-place,a.example",
        "_domainkey.a.example. TXT v=DKIM1; p=,dkim.wrong-place,your-selector._domainkey.a.example",
    })
    void tells_where_a_line_belongs(String line, String code, String right) {
        Lint lint = Linting.of(line);

        assertThat(Linting.troubles(lint)).containsExactly(code);
        assertThat(lint.edit().name()).hasToString(right);
    }

    @Test
    void a_record_for_a_domain_that_has_one_replaces_it() {
        Lint lint = Linting.in(ZONE, "a.example", "v=DMARC1; p=quarantine; rua=mailto:d@a.example");

        assertThat(Linting.troubles(lint)).isEmpty();
        assertThat(Linting.codes(lint)).contains("dmarc.stands-beside");
        assertThat(lint.edit().action()).isEqualTo(RecordEdit.Action.REPLACE);
        assertThat(lint.transcript().asked()).isPositive();
    }

    @Test
    void what_stands_there_already_is_said() {
        Lint lint = Linting.in(ZONE, "a.example", "v=spf1 mx ~all");

        assertThat(Linting.codes(lint)).contains("spf.already-published");
        assertThat(Linting.troubles(lint)).isEmpty();
    }

    @Test
    void what_is_published_with_quotes_or_at_a_doubled_name_is_said() {
        Lint lint =
                Linting.in(
                        ZONE, "quoted.example", "v=DMARC1; p=reject; rua=mailto:d@quoted.example");

        assertThat(Linting.troubles(lint))
                .containsExactlyInAnyOrder("dmarc.published-damaged", "dmarc.published-doubled");
        assertThat(lint.findings())
                .filteredOn(advice -> advice.finding() instanceof LintFinding.PublishedDoubled)
                .singleElement()
                .satisfies(advice ->
                        assertThat(((Fix.Todo) advice.fix()).records())
                                .singleElement()
                                .satisfies(edit ->
                                        assertThat(edit.action())
                                                .isEqualTo(RecordEdit.Action.REMOVE)));
    }

    @Test
    void what_is_published_cut_off_is_said() {
        String key = "v=DKIM1; k=rsa; p=" + Keys.rsa(2048);
        String zone = "s1._domainkey.b.example. TXT \"" + key.substring(0, 255) + "\"";
        Lint lint = Linting.in(zone, "b.example", "s1._domainkey.b.example. TXT " + key);

        assertThat(lint.findings())
                .anyMatch(advice ->
                        advice.finding()
                                        instanceof
                                        LintFinding.PublishedDamaged(_, _, var damage, _, _)
                                && damage == LintFinding.Damage.CUT_AT_255);
    }

    @Test
    void counts_what_includes_cost_and_asks_who_takes_reports() {
        Lint spf = Linting.in(ZONE, "a.example", "v=spf1 include:many.a.example mx ~all");
        Lint dmarc = Linting.in(ZONE, "a.example", "v=DMARC1; p=reject; rua=mailto:x@b.example");

        assertThat(Linting.troubles(spf)).contains("spf.too-many-lookups");
        assertThat(Linting.troubles(dmarc)).containsExactly("dmarc.rua-unauthorized");
    }

    @Test
    void says_to_replace_what_stands_there_instead_of_adding_to_it() {
        Lint lint = Linting.in(ZONE, "a.example", "v=spf1 mx -all");

        assertThat(lint.level()).isEqualTo(Level.GOOD);
        assertThat(LintPage.nextStep(lint).text())
                .isEqualTo(
                        "Publish it as it is, in place of what stands at a.example now: two of them would annul each other.");
        assertThat(LintPage.nextStep(Linting.in(ZONE, "a.example", "v=spf1 mx ~all")).text())
                .isEqualTo("It is published already: nothing needs doing.");
        assertThat(LintPage.nextStep(Linting.in(ZONE, "b.a.example", "v=spf1 -all")).text())
                .isEqualTo("Publish it as it is, as a TXT record at b.a.example.");
    }

    @Test
    void a_picture_waits_for_dmarc_and_its_record_is_right_all_the_same() {
        String record = "v=BIMI1; l=https://a.example/l.svg; a=https://a.example/c.pem";
        Lint early = Linting.in(ZONE, "a.example", record);

        assertThat(Linting.troubles(early)).containsExactly("bimi.dmarc-not-enforced");
        assertThat(LintPage.headline(early).text())
                .isEqualTo(
                        "This BIMI record is right, but no picture is shown before DMARC stops forged mail");
        assertThat(early.corrected()).isEmpty();
        String enforced = ZONE.replaceFirst("p=none", "p=reject");
        assertThat(Linting.troubles(Linting.in(enforced, "a.example", record))).isEmpty();
        assertThat(Linting.troubles(Linting.of(record))).isEmpty();
    }

    @Test
    void shows_a_policy_in_full_as_it_was_meant() {
        Lint lint =
                Linting.in(
                        ZONE,
                        "a.example",
                        "version: STSv1\nmode: enforced\nmx: other.a.example\nmax_age: 1 week");

        assertThat(Linting.troubles(lint)).containsExactly("mta-sts.policy-invalid");
        assertThat(lint.corrected())
                .isEqualTo(
                        "version: STSv1\nmode: enforce\nmx: other.a.example\nmx: mail.a.example\nmax_age: 604800\n");
        assertThat(lint.findings().getFirst().fix())
                .isInstanceOfSatisfying(
                        Fix.Todo.class,
                        todo -> {
                            assertThat(todo.records()).isEmpty();
                            assertThat(todo.files().getFirst().text()).isEqualTo(lint.corrected());
                        });
    }

    @Test
    void does_not_choose_between_several_policies() {
        Lint lint = Linting.of("v=DMARC1; p=none\nv=DMARC1; p=reject");

        assertThat(lint.corrected()).isEmpty();
        assertThat(lint.findings().getFirst().title().text())
                .isEqualTo("These are 2 DMARC records; a name can have one");
        assertThat(lint.findings().getFirst().fix())
                .isInstanceOfSatisfying(
                        Fix.Todo.class,
                        todo -> assertThat(todo.summary().text()).endsWith("with that alone."));
    }

    @Test
    void counts_the_octets_of_what_is_to_be_published() {
        String key = Keys.rsa(2048);
        Lint lint = Linting.of("v=DKIM1; p=-----BEGIN PUBLIC KEY-----\n" + key);

        assertThat(lint.corrected()).isEqualTo("v=DKIM1; p=" + key);
        assertThat(lint.findings())
                .anySatisfy(advice ->
                        assertThat(advice.title().text())
                                .contains(" " + lint.corrected().length() + " octets"));
    }
}

package dev.dmarcdesk.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.AliasBeside;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.ServedFile;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.web.Fetched;
import dev.dmarcdesk.web.Web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.InetAddress;
import java.util.List;

class MtaStsCheckTest {
    private static RecordEdit replacing(String before, String value) {
        return RecordEdit.replacing(RrType.TXT, DomainName.of("_mta-sts.a.example"), before, value);
    }

    private static RecordEdit edit(RecordEdit.Action action, String value) {
        return new RecordEdit(action, RrType.TXT, DomainName.of("_mta-sts.a.example"), value);
    }

    private static void isWarning(Examination<MtaStsFacts> examined, String code) {
        assertThat(Sts.codes(examined)).containsExactly(code);
        assertThat(examined.advice().getFirst().severity()).isEqualTo(Severity.WARNING);
        assertThat(examined.row().tone()).isEqualTo(Tone.WARNING);
    }

    private static void isUnknown(Examination<MtaStsFacts> examined, String code) {
        assertThat(Sts.codes(examined)).containsExactly(code);
        assertThat(examined.advice().getFirst().severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(examined.row().tone()).isEqualTo(Tone.UNKNOWN);
    }

    @Test
    void praises_an_enforced_policy_that_fits() {
        var examined = Sts.serving(Sts.POLICY);
        assertThat(Sts.codes(examined)).containsExactly("mta-sts.ok");
        assertThat(examined.facts().status()).isEqualTo(MtaStsFacts.Status.FOUND);
        assertThat(examined.facts().id()).isEqualTo("20260901");
        assertThat(examined.facts().uncovered())
                .hasValueSatisfying(none -> assertThat(none).isEmpty());
        assertThat(examined.row().tone()).isEqualTo(Tone.GOOD);
    }

    @Test
    void does_not_hold_it_against_a_domain_that_it_has_none() {
        var examined = Sts.offline("");
        assertThat(Sts.codes(examined)).containsExactly("mta-sts.none");
        assertThat(examined.advice().getFirst().severity()).isEqualTo(Severity.NOTICE);
        assertThat(Sts.codes(Sts.offline("_mta-sts TXT \"v=spf1 -all\"\n")))
                .containsExactly("mta-sts.none");
    }

    @Test
    void asks_nothing_of_a_domain_that_takes_no_mail() {
        var dns = ZoneDns.of("$ORIGIN a.example.\n@ MX 0 .\n");
        assertThat(Sts.codes(Sts.over(dns, Web.OFFLINE))).containsExactly("mta-sts.not-needed");
        var without = ZoneDns.of("$ORIGIN a.example.\n@ TXT x\n");
        assertThat(Sts.codes(Sts.over(without, Web.OFFLINE))).containsExactly("mta-sts.not-needed");
    }

    @Test
    void calls_a_record_pointless_where_there_is_no_mail() {
        var dns = ZoneDns.of("$ORIGIN a.example.\n@ MX 0 .\n" + Sts.RECORD);
        assertThat(Sts.codes(Sts.over(dns, Web.OFFLINE))).containsExactly("mta-sts.pointless");
    }

    @Test
    void does_not_take_a_dns_failure_for_absence() {
        isUnknown(Sts.offline("_mta-sts !SERVFAIL\n"), "mta-sts.unavailable");
        assertThat(Sts.offline("_mta-sts !TIMEOUT\n").facts().status())
                .isEqualTo(MtaStsFacts.Status.UNKNOWN);
    }

    @Test
    void does_not_take_a_policy_that_was_not_fetched_for_none() {
        var examined = Sts.offline(Sts.RECORD);
        isUnknown(examined, "mta-sts.policy-unavailable");
        assertThat(examined.facts().status()).isEqualTo(MtaStsFacts.Status.FOUND);
        assertThat(examined.facts().uncovered()).isEmpty();
        assertThat(examined.advice().getFirst().fix()).isEqualTo(Fix.NONE);
    }

    @ParameterizedTest
    @EnumSource(Fetched.Reason.class)
    void calls_a_policy_unknown_that_could_not_be_fetched(Fetched.Reason reason) {
        isUnknown(
                Sts.fetching(new Fetched.Unreachable(reason, "It broke.")),
                "mta-sts.policy-unavailable");
    }

    @Test
    void calls_a_policy_unknown_whose_host_is_hidden_from_us() {
        isUnknown(
                Sts.fetching(new Fetched.NotPublic(InetAddress.ofLiteral("10.0.0.1"))),
                "mta-sts.policy-not-public");
    }

    @Test
    void knows_without_a_web_that_the_policy_host_does_not_exist() {
        var dns = ZoneDns.of("$ORIGIN a.example.\n@ MX 10 mx\nmx A 192.0.2.1\n" + Sts.RECORD);
        var examined = Sts.over(dns, Web.OFFLINE);
        isWarning(examined, "mta-sts.policy-unreachable");
        assertThat(examined.facts().status()).isEqualTo(MtaStsFacts.Status.INVALID);
        assertThat(((Fix.Todo) examined.advice().getFirst().fix()).files())
                .containsExactly(
                        new ServedFile(
                                "https://mta-sts.a.example/.well-known/mta-sts.txt",
                                "version: STSv1\nmode: testing\nmx: mx.a.example\nmax_age: 604800\n"));
    }

    @Test
    void calls_a_policy_unknown_whose_host_the_dns_did_not_tell() {
        var dns = ZoneDns.of("$ORIGIN a.example.\n@ MX 10 mx\nmta-sts !SERVFAIL\n" + Sts.RECORD);
        isUnknown(Sts.over(dns, Web.OFFLINE), "mta-sts.policy-unavailable");
    }

    @Test
    void tells_what_the_server_says() {
        isWarning(Sts.fetching(new Fetched.Status(404)), "mta-sts.policy-unreachable");
        isWarning(Sts.fetching(new Fetched.NoSuchHost()), "mta-sts.policy-unreachable");
        isWarning(Sts.fetching(new Fetched.TooLong(65536)), "mta-sts.policy-too-long");
        isWarning(Sts.fetching(new Fetched.Redirect(302, "")), "mta-sts.policy-redirect");
    }

    @ParameterizedTest
    @EnumSource(Fetched.CertificateTrouble.class)
    void tells_of_a_bad_certificate(Fetched.CertificateTrouble trouble) {
        isWarning(
                Sts.fetching(new Fetched.BadCertificate(trouble, "It is bad.")),
                "mta-sts.certificate");
    }

    @Test
    void shows_the_line_that_makes_a_policy_none() {
        var examined = Sts.serving(Sts.POLICY.replace("enforce", "Enforce"));
        isWarning(examined, "mta-sts.policy-invalid");
        var excerpt = examined.advice().getFirst().excerpts().getFirst();
        assertThat(excerpt.text()).isEqualTo("mode: Enforce");
        assertThat(excerpt.at().of(excerpt.text())).isEqualTo("Enforce");
        assertThat(Sts.serving("<html>").facts().policy()).isEmpty();
    }

    @Test
    void says_which_line_is_missing() {
        var examined = Sts.serving("mode: enforce\nmx: mx.a.example\nmax_age: 1209600\n");
        isWarning(examined, "mta-sts.policy-invalid");
        assertThat(examined.advice().getFirst().because().text())
                .startsWith("It lacks a line version: STSv1.");
        assertThat(examined.advice().getFirst().excerpts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', mta-sts.media-type",
        "text/html, mta-sts.media-type",
        "text/plain, mta-sts.ok"
    })
    void wants_plain_text(String mediaType, String code) {
        var examined = Sts.fetching(new Fetched.Document(mediaType, Sts.POLICY));
        assertThat(Sts.codes(examined)).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({"testing, mta-sts.testing", "none, mta-sts.mode-none"})
    void tells_when_a_policy_does_not_act(String mode, String code) {
        var examined = Sts.serving(Sts.POLICY.replace("enforce", mode));
        assertThat(Sts.codes(examined)).containsExactly(code);
        assertThat(examined.advice().getFirst().severity()).isEqualTo(Severity.NOTICE);
    }

    @Test
    void tells_when_senders_forget_the_policy_soon() {
        assertThat(Sts.codes(Sts.serving(Sts.POLICY.replace("1209600", "86400"))))
                .containsExactly("mta-sts.ok", "mta-sts.max-age-short");
        assertThat(Sts.codes(Sts.serving(Sts.POLICY.replace("1209600", "604800"))))
                .containsExactly("mta-sts.ok");
    }

    @Test
    void overlooks_what_senders_overlook_but_tells_it() {
        assertThat(Sts.codes(Sts.serving(Sts.POLICY + "\n")))
                .containsExactly("mta-sts.ok", "mta-sts.policy-defect");
    }

    @Test
    void gives_the_record_another_id_with_a_policy_that_has_to_change() {
        var examined = Sts.serving(Sts.POLICY.replace("mx.a.example", "b.example"));
        assertThat(Sts.edits(examined))
                .containsExactly(replacing("v=STSv1; id=20260901", "v=STSv1; id=20260902;"));
        assertThat(((Fix.Todo) examined.advice().getFirst().fix()).summary().text())
                .contains("mx: mx.a.example");
    }

    @Test
    void only_warns_of_a_host_that_a_tested_policy_does_not_allow() {
        var examined =
                Sts.serving(
                        Sts.POLICY
                                .replace("mx.a.example", "b.example")
                                .replace("enforce", "testing"));
        assertThat(Sts.codes(examined)).containsExactly("mta-sts.mx-uncovered", "mta-sts.testing");
        assertThat(examined.advice().getFirst().severity()).isEqualTo(Severity.WARNING);
        assertThat(examined.row().tone()).isEqualTo(Tone.WARNING);
    }

    @Test
    void names_the_hosts_that_are_not_allowed_and_only_these() {
        var examined =
                Sts.fetching(
                        new Fetched.Document("text/plain", Sts.POLICY),
                        Sts.RECORD + "@ MX 20 mx.b.example.\n");
        assertThat(examined.facts().uncovered())
                .hasValueSatisfying(hosts -> assertThat(hosts).hasToString("[mx.b.example]"));
        assertThat(examined.advice().getFirst().because().text()).contains("its other hosts");
    }

    @Test
    void wants_the_domain_itself_allowed_where_it_has_no_mx_record() {
        var dns =
                ZoneDns.of("$ORIGIN a.example.\n@ A 192.0.2.1\nmta-sts A 192.0.2.2\n" + Sts.RECORD);
        var document = new Fetched.Document("text/plain", Sts.POLICY);
        assertThat(Sts.codes(Sts.over(dns, (_, _) -> document)))
                .containsExactly("mta-sts.mx-uncovered");
        var own =
                new Fetched.Document("text/plain", Sts.POLICY.replace("mx.a.example", "A.example"));
        assertThat(Sts.codes(Sts.over(dns, (_, _) -> own))).containsExactly("mta-sts.ok");
    }

    @Test
    void does_not_praise_a_policy_whose_mail_hosts_are_not_known() {
        var dns = ZoneDns.of("$ORIGIN a.example.\n@ !SERVFAIL\nmta-sts A 192.0.2.2\n" + Sts.RECORD);
        var document = new Fetched.Document("text/plain", Sts.POLICY);
        isUnknown(Sts.over(dns, (_, _) -> document), "mta-sts.unavailable");
    }

    @Test
    void removes_all_records_but_the_last_that_can_be_read() {
        var examined =
                Sts.offline(
                        "_mta-sts TXT \"v=STSv1; id=1\"\n_mta-sts TXT \"v=STSv1; id=2\"\n_mta-sts TXT \"v=STSv1;\"\n");
        assertThat(Sts.edits(examined))
                .containsExactlyInAnyOrder(
                        edit(RecordEdit.Action.REMOVE, "v=STSv1; id=1"),
                        edit(RecordEdit.Action.REMOVE, "v=STSv1;"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "v=STSv1; id=2026-09-01;, mta-sts.id-invalid, v=STSv1; id=20260901;",
                "v=STSv1;, mta-sts.id-missing, v=STSv1; id=1;",
                "v=STSv1; id=;, mta-sts.id-missing, v=STSv1; id=1;",
                "v=STSv1; id=1; x=y; junk, mta-sts.record-invalid, v=STSv1; id=1; x=y;",
                "v=STSv1; id = 1; x=y, mta-sts.record-invalid, v=STSv1; id=1; x=y;",
                "v=STSv1; id=1; id=2, mta-sts.record-invalid, v=STSv1; id=1;",
                "v=stsv1; id=7;, mta-sts.looks-like, v=STSv1; id=7;",
                "v=STSv2; id=7;, mta-sts.looks-like, v=STSv1; id=7;",
                "v=STSv1, mta-sts.looks-like, v=STSv1; id=1;",
                "id=7; v=STSv1, mta-sts.looks-like, v=STSv1; id=7;",
            })
    void writes_down_the_record_that_was_meant(String text, String code, String meant) {
        var examined = Sts.offline("_mta-sts TXT \"" + text + "\"\n");
        isWarning(examined, code);
        assertThat(Sts.edits(examined)).containsExactly(replacing(text, meant));
        assertThat(StsRecordParser.faults(meant)).isEmpty();
    }

    @Test
    void mends_a_record_where_it_stands_and_names_who_keeps_it() {
        String delegated =
                """
                _mta-sts CNAME a.sts.b.example.
                a.sts.b.example. TXT "v=STSv1; id=%s"
                """;
        var broken = Sts.offline(delegated.formatted("a-b"));
        assertThat(Sts.edits(broken).getFirst().name()).hasToString("a.sts.b.example");
        var sound =
                Sts.fetching(
                        new Fetched.Document("text/plain", Sts.POLICY), delegated.formatted("1"));
        assertThat(Sts.codes(sound)).containsExactly("mta-sts.ok", "mta-sts.cname");
        assertThat(sound.advice().getLast().title().text())
                .isEqualTo("_mta-sts.a.example is kept by a.sts.b.example, through a CNAME");
    }

    @Test
    void tells_a_delegation_that_leads_nowhere() {
        isWarning(Sts.offline("_mta-sts CNAME a.sts.b.example.\n"), "mta-sts.cname-dangling");
    }

    @Test
    void tells_a_cname_beside_the_record() {
        var zone = ZoneDns.of("$ORIGIN a.example.\n@ MX 10 mx\nmx A 192.0.2.1\n" + Sts.RECORD);
        var cname = ZoneDns.of("_mta-sts.a.example. CNAME x.b.example.\n");
        var examined = Sts.over(new AliasBeside(zone, cname), Web.OFFLINE);
        assertThat(Sts.codes(examined)).startsWith("mta-sts.cname-and-txt");
        assertThat(Sts.edits(examined).getFirst().type()).isEqualTo(RrType.CNAME);
    }

    @Test
    void names_who_keeps_the_policy_host() {
        var dns =
                ZoneDns.of(
                        "$ORIGIN a.example.\n@ MX 10 mx\nmta-sts CNAME sts.b.example.\nsts.b.example. A 192.0.2.1\n"
                                + Sts.RECORD);
        var document = new Fetched.Document("text/plain", Sts.POLICY);
        assertThat(Sts.codes(Sts.over(dns, (_, _) -> document)))
                .containsExactly("mta-sts.ok", "mta-sts.cname");
    }

    @ParameterizedTest
    @CsvSource({
        "20260901, 20260902",
        "20260901T000000, 20260901T000001",
        "20210803T010101Z, 20210803T010101Z1",
        "v9, v10",
        "99, 100",
        "a, a1",
        "99999999999999999999999999999999, 00000000000000000000000000000000",
        "4adfca9f114c6d7c82119b69fa97fece, 4adfca9f114c6d7c82119b69fa97fec1"
    })
    void counts_an_id_up(String id, String next) {
        assertThat(RecordRepair.next(id)).isEqualTo(next);
        assertThat(StsRecordParser.faults("v=STSv1; id=" + next)).isEmpty();
    }

    @Test
    void knows_that_a_name_too_long_for_the_prefix_has_none() {
        var domain = DomainName.of("a.".repeat(123) + "example");
        var examined =
                new MtaStsCheck()
                        .examine(
                                new Subject(domain, List.of()),
                                Sources.of(ZoneDns.of(domain + ". A 192.0.2.1\n")));
        assertThat(Sts.codes(examined)).containsExactly("mta-sts.none");
    }
}

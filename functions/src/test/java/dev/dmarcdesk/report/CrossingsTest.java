package dev.dmarcdesk.report;

import static dev.dmarcdesk.Said.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.web.Web;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What follows only from several standards together.
final class CrossingsTest {
    private final Examiner examiner =
            new Examiner(
                    Checks.all(
                            BundledData.suffixes(), BundledData.selectors(), BundledData.senders()),
                    BundledData.senders());

    @Test
    void a_domain_without_mail_that_says_so_everywhere_is_good() {
        Report report =
                examine(
                        """
                        @       MX   0 .
                                TXT  v=spf1 -all
                        _dmarc  TXT  v=DMARC1; p=reject;
                        """);

        assertThat(report.profile()).isEqualTo(MailProfile.SENDS_NOTHING);
        assertThat(report.verdict().level()).isEqualTo(Level.GOOD);
        assertThat(codes(report)).contains("domain.parked", "dkim.not-needed");
        assertThat(of(report, "dmarc.no-rua").severity()).isEqualTo(Severity.NOTICE);
    }

    @Test
    void a_domain_that_sends_nothing_is_told_the_records_that_say_so() {
        Report report =
                examine(
                        """
                        @       A    192.0.2.1
                                TXT  v=spf1 -all
                        _dmarc  TXT  v=DMARC1; p=none; rua=mailto:d@a.example
                        """);

        assertThat(values(of(report, "domain.parked-incomplete")))
                .containsExactly("v=DMARC1; p=reject; rua=mailto:d@a.example", "0 .");
        assertThat(report.verdict().first())
                .isEqualTo(of(report, "domain.parked-incomplete").fix());
    }

    @Test
    void that_a_domain_sends_nothing_is_called_a_guess_where_it_is_one() {
        Report report = examine("@ MX 0 .\n");

        assertThat(report.profile()).isEqualTo(MailProfile.PROBABLY_SENDS_NOTHING);
        assertThat(report.verdict().nextStep().text())
                .startsWith("If a.example really sends no mail");
        assertThat(fix(of(report, "dmarc.none")).summary().text())
                .startsWith("If it sends mail after all");
    }

    @Test
    void a_domain_that_takes_mail_and_sends_none_is_not_parked() {
        Report report =
                examine(
                        """
                        @       MX   10 mail
                                TXT  v=spf1 -all
                        mail    A    192.0.2.1
                        _dmarc  TXT  v=DMARC1; p=reject; rua=mailto:d@a.example
                        """);

        assertThat(codes(report))
                .contains("dkim.not-needed", "mta-sts.none")
                .noneMatch(code -> code.startsWith("domain."));
        assertThat(report.verdict().level()).isEqualTo(Level.GOOD);
    }

    @Test
    void a_parked_domain_needs_no_mta_sts_policy() {
        Report report =
                examine(
                        """
                        @       A    192.0.2.1
                                TXT  v=spf1 -all
                        """);

        assertThat(codes(report)).contains("mta-sts.not-needed").doesNotContain("mta-sts.none");
    }

    @Test
    void a_usable_key_outweighs_a_record_that_names_no_senders() {
        Report report =
                examine(
                        """
                        @              TXT  v=spf1 -all
                        s1._domainkey  TXT  v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
                        """);

        assertThat(report.profile()).isEqualTo(MailProfile.SENDS);
    }

    @Test
    void a_name_that_does_not_exist_is_judged_by_its_inherited_policy_alone() {
        Report report =
                examiner.examine(
                        new Subject(DomainName.of("no.a.example"), List.of()),
                        new RecordingDns(
                                ZoneDns.of(
                                        "_dmarc.a.example. TXT \"v=DMARC1; p=none; np=reject; rua=mailto:d@a.example\"\n"),
                                400),
                        Web.OFFLINE,
                        ChainOfTrust.OFFLINE);

        assertThat(report.verdict().headline().text())
                .isEqualTo("no.a.example does not exist, and mail that forges it is rejected");
        assertThat(codes(report))
                .noneMatch(code -> code.startsWith("spf.") || code.startsWith("dkim."));
    }

    @Test
    void a_domain_with_keys_is_never_told_to_say_that_nobody_sends() {
        Advice none =
                of(
                        examine(
                                """
                                @              TXT  x
                                s1._domainkey  TXT  v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
                                """),
                        "spf.none");

        assertThat(values(none)).isEmpty();
        assertThat(fix(none).summary().text()).contains("ends in ~all");
    }

    @Test
    void
            what_a_sending_domain_should_do_is_only_an_alternative_while_we_guess_that_it_sends_none() {
        Report report = examine("@ TXT x\n_dmarc TXT v=DMARC1; p=none; rua=mailto:d@a.example\n");

        assertThat(fix(of(report, "dmarc.monitoring")).summary().text())
                .startsWith("If it sends mail after all, this instead: ");
        assertThat(of(report, "dkim.proven-none").severity()).isEqualTo(Severity.NOTICE);
        assertThat(fix(of(report, "dkim.proven-none")).summary().text())
                .startsWith("If it sends mail after all, this instead: ");
    }

    private Report examine(String zone) {
        return examiner.examine(
                new Subject(DomainName.of("a.example"), List.of()),
                new RecordingDns(ZoneDns.of("$ORIGIN a.example.\n" + zone), 400),
                Web.OFFLINE,
                ChainOfTrust.OFFLINE);
    }

    private static Advice of(Report report, String code) {
        return report.findings().stream()
                .filter(advice -> advice.finding().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Fix.Todo fix(Advice advice) {
        return (Fix.Todo) advice.fix();
    }

    private static List<String> values(Advice advice) {
        return fix(advice).records().stream().map(RecordEdit::value).toList();
    }
}

package dev.dmarcdesk.report;

import static dev.dmarcdesk.Said.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bimi.BimiFacts;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.tlsrpt.TlsRptFacts;
import dev.dmarcdesk.web.Fetched;
import dev.dmarcdesk.web.Web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What TLS-RPT and BIMI mean together with the rest.
final class OptionalPartsTest {
    private static final String MAIL =
            """
            @              MX   10 mail
                           TXT  v=spf1 mx -all
            mail           A    192.0.2.1
            x              A    192.0.2.2
            s1._domainkey  TXT  v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
            """;
    private static final String PICTURE =
            "default._bimi  TXT  v=BIMI1; l=https://a.example/l.svg; a=https://a.example/v.pem\n";

    private final Examiner examiner =
            new Examiner(
                    Checks.all(
                            BundledData.suffixes(), BundledData.selectors(), BundledData.senders()),
                    BundledData.senders());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p=reject | found",
                "p=quarantine | found",
                "p=quarantine; pct=100 | found",
                "p=reject; sp=quarantine | found",
                "p=reject; pct=10 | found",
                "p=reject; t=y | found",
                "p=reject; np=none | found",
                "p=none | ineffective",
                "p=quarantine; pct=50 | ineffective",
                "p=quarantine; t=y | ineffective",
                "p=reject; sp=none | ineffective",
                "p=reject; sp=none; t=y | ineffective",
                "rua=mailto:d@a.example | ineffective",
                "p=rejct; rua=mailto:d@a.example | ineffective",
            })
    void e9_a_picture_needs_a_policy_that_acts_on_subdomains_too(String tags, String status) {
        assertThat(bimi("a.example", "_dmarc TXT v=DMARC1; " + tags)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p=reject |  | found",
                "p=reject; sp=none |  | ineffective",
                "p=none; sp=reject |  | ineffective",
                "p=none | p=reject | ineffective",
                "p=reject; sp=none | p=reject | ineffective",
                "p=reject; sp=quarantine | p=reject | found",
                "p=quarantine; pct=50 | p=reject | ineffective",
                "p=reject | p=none | ineffective",
            })
    void e9_the_organization_must_enforce_as_well(String organization, String own, String status) {
        String record = own == null ? "" : "\n_dmarc.x TXT v=DMARC1; " + own;
        assertThat(bimi("x.a.example", "_dmarc TXT v=DMARC1; " + organization + record))
                .isEqualTo(status);
    }

    @Test
    void a_picture_without_any_dmarc_is_not_shown() {
        assertThat(bimi("a.example", "")).isEqualTo("ineffective");
    }

    @Test
    void nothing_is_said_about_a_policy_that_could_not_be_looked_up() {
        assertThat(bimi("a.example", "_dmarc !SERVFAIL")).isEqualTo("found");
    }

    @Test
    void dmarc_tells_what_to_do_first_and_bimi_does_not_repeat_it() {
        var report =
                examine("a.example", MAIL + PICTURE + "_dmarc TXT v=DMARC1; p=reject; sp=none");
        assertThat(codes(report)).contains("bimi.sp-none", "dmarc.sp-weaker");
        assertThat(report.verdict().nextStep().text()).doesNotContain("picture");
        var advice =
                report.findings().stream()
                        .filter(one -> one.finding().code().equals("bimi.sp-none"))
                        .findFirst()
                        .orElseThrow();
        assertThat(Repeats.isTold(advice, report.findings())).isTrue();
    }

    @Test
    void what_is_optional_and_absent_leaves_a_good_domain_good() {
        var report =
                examine(
                        "a.example",
                        MAIL + "_dmarc TXT v=DMARC1; p=reject; rua=mailto:d@a.example");
        assertThat(report.verdict().level()).isEqualTo(Level.GOOD);
        assertThat(codes(report)).contains("tls-rpt.none", "bimi.none");
        assertThat(rows(report)).filteredOn(row -> row.state().equals("none")).hasSize(1);
        assertThat(rows(report).getLast().meaning().text())
                .isEqualTo("MTA-STS, TLS-RPT, BIMI: mail works without them.");
    }

    @ParameterizedTest
    @CsvSource({"testing, WARNING", "enforce, NOTICE", "none, NOTICE"})
    void mta_sts_without_reports_is_worth_more_words_and_a_test_without_them_a_warning(
            String mode, Severity severity) {
        var report =
                examine(
                        "a.example",
                        MAIL
                                + "_mta-sts TXT v=STSv1; id=1\nmta-sts A 192.0.2.3\n_dmarc TXT v=DMARC1; p=reject",
                        (_, _) ->
                                new Fetched.Document(
                                        "text/plain",
                                        "version: STSv1\nmode: "
                                                + mode
                                                + "\nmx: mail.a.example\nmax_age: 604800\n"));
        assertThat(report.findings())
                .filteredOn(advice -> advice.finding().code().equals("tls-rpt.none"))
                .singleElement()
                .satisfies(advice -> assertThat(advice.severity()).isEqualTo(severity));
    }

    @Test
    void a_domain_without_mail_is_not_asked_for_either() {
        for (String zone :
                List.of(
                        "@ MX 0 .\n@ TXT v=spf1 -all\n_dmarc TXT v=DMARC1; p=reject",
                        "@ A 192.0.2.1\n@ TXT v=spf1 -all",
                        "@ MX 0 .")) {
            var report = examine("a.example", zone);
            assertThat(codes(report))
                    .noneMatch(code -> code.startsWith("tls-rpt.") || code.startsWith("bimi."));
            assertThat(rows(report).getLast().state()).isEqualTo("not needed");
        }
    }

    @Test
    void a_domain_that_takes_mail_and_sends_none_may_want_reports_but_no_picture() {
        var report =
                examine(
                        "a.example",
                        "@ MX 10 mail\n@ TXT v=spf1 -all\nmail A 192.0.2.1\n_dmarc TXT v=DMARC1; p=reject");
        assertThat(codes(report))
                .contains("tls-rpt.none")
                .noneMatch(code -> code.startsWith("bimi."));
    }

    @Test
    void a_broken_record_is_told_even_where_none_is_needed() {
        var report =
                examine(
                        "a.example",
                        "@ MX 0 .\n@ TXT v=spf1 -all\n_smtp._tls TXT v=TLSRPTv1; rua=t@x.example");
        assertThat(codes(report)).contains("tls-rpt.rua-invalid");
    }

    @Test
    void a_name_that_does_not_exist_has_neither() {
        var report = examine("no.a.example", MAIL + PICTURE + "_dmarc TXT v=DMARC1; p=reject");
        assertThat(codes(report))
                .noneMatch(code -> code.startsWith("tls-rpt.") || code.startsWith("bimi."));
        assertThat(rows(report).getLast().state()).isEqualTo("no such name");
    }

    @Test
    void a_failed_lookup_of_what_is_optional_leaves_the_verdict_as_it_is() {
        var report =
                examine(
                        "a.example",
                        MAIL
                                + "_dmarc TXT v=DMARC1; p=reject; rua=mailto:d@a.example\n_smtp._tls !SERVFAIL\ndefault._bimi !SERVFAIL");
        assertThat(report.facts(TlsRptFacts.class).status()).isEqualTo(TlsRptFacts.Status.UNKNOWN);
        assertThat(report.facts(BimiFacts.class).status()).isEqualTo(BimiFacts.Status.UNKNOWN);
        assertThat(report.verdict().level()).isEqualTo(Level.GOOD);
        assertThat(report.findings())
                .filteredOn(advice -> advice.severity() == Severity.UNKNOWN)
                .extracting(advice -> advice.finding().code())
                .contains("tls-rpt.unavailable", "bimi.unavailable");
    }

    @Test
    void what_could_not_be_looked_up_is_nothing_to_begin_with_on_a_domain_that_is_good() {
        var report =
                examine(
                        "a.example",
                        MAIL
                                + "_dmarc TXT v=DMARC1; p=reject; rua=mailto:d@a.example\n_smtp._tls !SERVFAIL");
        assertThat(report.verdict().nextStep().text())
                .isEqualTo("Nothing needs doing now, as far as could be checked.");
        assertThat(page(report)).doesNotContain("Do this first").contains("could not be looked up");
    }

    @Test
    void what_is_known_to_be_wrong_comes_before_what_could_not_be_looked_up() {
        var report =
                examine(
                        "a.example",
                        MAIL
                                + "_dmarc TXT v=DMARC1; p=none; rua=mailto:d@a.example\n_smtp._tls !SERVFAIL");
        assertThat(report.verdict().level()).isEqualTo(Level.ATTENTION);
        assertThat(report.verdict().nextStep().text()).startsWith("Read the reports");
    }

    private String bimi(String domain, String dmarc) {
        return examine(domain, MAIL + PICTURE + dmarc).facts(BimiFacts.class).status().word();
    }

    @Test
    void the_first_sentence_says_that_mail_to_the_domain_gets_lost() {
        String sts =
                "_dmarc TXT v=DMARC1; p=reject; rua=mailto:d@a.example\n_mta-sts TXT v=STSv1; id=1\nmta-sts A 192.0.2.3\n";
        String policy = "version: STSv1\nmode: enforce\nmx: %s\nmax_age: 604800\n";
        assertThat(headline(sts, policy.formatted("gone.a.example")))
                .isEqualTo(
                        "Mail that forges a.example is rejected, but mail to it can get lost: its MTA-STS policy forbids its own mail hosts");
        assertThat(headline(sts + "@ MX 20 x\n", policy.formatted("mail.a.example")))
                .endsWith("forbids some of its own mail hosts");
        assertThat(headline(sts, policy.formatted("mail.a.example")))
                .isEqualTo("Mail that forges a.example is rejected");
        assertThat(headline(sts, "no policy"))
                .isEqualTo("Mail that forges a.example is rejected; one thing could be better");
    }

    private String headline(String zone, String policy) {
        Web web = (_, _) -> new Fetched.Document("text/plain", policy);
        return examine("a.example", MAIL + zone, web).verdict().headline().text();
    }

    private Report examine(String domain, String zone) {
        return examine(domain, zone, Web.OFFLINE);
    }

    private Report examine(String domain, String zone, Web web) {
        return examiner.examine(
                new Subject(DomainName.of(domain), List.of()),
                new RecordingDns(ZoneDns.of("$ORIGIN a.example.\n" + zone + "\n"), 400),
                web,
                ChainOfTrust.OFFLINE);
    }

    private static String page(Report report) {
        var page = ReportPage.of(report, new Run(Instant.EPOCH, Duration.ZERO));
        return TerminalText.render(page, 200, false);
    }

    private static List<Row> rows(Report report) {
        return ReportPage.of(report, new Run(Instant.EPOCH, Duration.ZERO)).blocks().stream()
                .filter(Block.Overview.class::isInstance)
                .flatMap(block -> ((Block.Overview) block).rows().stream())
                .toList();
    }
}

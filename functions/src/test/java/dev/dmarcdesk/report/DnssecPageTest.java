package dev.dmarcdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.Security;
import dev.dmarcdesk.dns.Security.Witness;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.web.Web;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How the state of a domain's signatures shows on the whole page.
class DnssecPageTest {
    private static final String GOOD =
            """
            @       MX   10 mail
                    TXT  v=spf1 mx -all
            mail    A    192.0.2.1
            _dmarc  TXT  v=DMARC1; p=reject; rua=mailto:d@a.example
            s1._domainkey TXT "v=DKIM1; p="
            """;
    private static final String DEAD = "@ !SERVFAIL\n";
    private static final Security BOGUS =
            new Security.Bogus("The signature has expired.", Witness.OURSELVES);

    private final Examiner examiner =
            new Examiner(
                    Checks.all(
                            BundledData.suffixes(), BundledData.selectors(), BundledData.senders()),
                    BundledData.senders());

    private Report examine(String zone, Security security) {
        return examiner.examine(
                new Subject(DomainName.of("a.example"), List.of()),
                new RecordingDns(ZoneDns.of("$ORIGIN a.example.\n" + zone), 400),
                Web.OFFLINE,
                _ -> security);
    }

    private static String page(Report report) {
        var run = new Run(Instant.EPOCH, Duration.ZERO);
        return TerminalText.render(ReportPage.of(report, run), 200, false);
    }

    @Test
    void where_nothing_can_be_read_for_broken_signatures_that_is_the_one_thing_told() {
        Report report = examine(DEAD, BOGUS);

        assertThat(report.verdict().level()).isEqualTo(Level.UNKNOWN);
        assertThat(report.verdict().headline().text())
                .isEqualTo("Could not check whether a.example can be forged: its DNSSEC is broken");
        assertThat(report.verdict().nextStep().text()).startsWith("Have the DNS provider sign");
        assertThat(FindingBlocks.mattering(report.findings()))
                .filteredOn(advice -> !Repeats.isTold(advice, report.findings()))
                .extracting(advice -> advice.finding().code())
                .containsExactly("dnssec.bogus");
        assertThat(page(report)).contains("The signature has expired.");
    }

    @Test
    void where_a_resolver_lets_broken_signatures_pass_the_verdict_says_whom_they_stop() {
        Report report = examine(GOOD, BOGUS);

        assertThat(report.verdict().level()).isEqualTo(Level.BAD);
        assertThat(report.verdict().headline().text())
                .isEqualTo(
                        "Mail that forges a.example is rejected, but not where DNSSEC is checked: its signatures are broken");
        assertThat(report.verdict().nextStep().text()).startsWith("Have the DNS provider sign");
    }

    @Test
    void a_good_domain_stays_good_without_signatures_and_where_nobody_can_tell() {
        Report secure = examine(GOOD, new Security.Secure(Witness.OURSELVES));
        for (Security security :
                List.of(
                        new Security.Insecure(false, Witness.OURSELVES),
                        new Security.Insecure(false, Witness.RESOLVER),
                        new Security.Unknown("The resolver is old."))) {
            Report report = examine(GOOD, security);
            assertThat(report.verdict()).isEqualTo(secure.verdict());
            assertThat(page(report)).contains("DNSSEC");
        }
    }

    @Test
    void that_nobody_could_tell_is_a_line_and_no_more() {
        Report report = examine(GOOD, new Security.Unknown("The resolver is old."));
        assertThat(report.findings())
                .extracting(advice -> advice.finding().code())
                .contains("dnssec.unavailable");
        assertThat(FindingBlocks.mattering(report.findings()))
                .extracting(advice -> advice.finding().code())
                .doesNotContain("dnssec.unavailable");
        assertThat(page(report)).contains("not known");
    }
}

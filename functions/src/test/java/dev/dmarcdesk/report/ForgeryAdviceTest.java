package dev.dmarcdesk.report;

import static dev.dmarcdesk.Said.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Said;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.web.Web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// That a report neither praises, nor blames, nor proposes what the records do not bear out.
class ForgeryAdviceTest {
    private static final String PARKED =
            """
            a.example. TXT v=spf1 -all
            a.example. MX 0 .
            """;

    private final Examiner examiner =
            new Examiner(
                    Checks.all(
                            BundledData.suffixes(), BundledData.selectors(), BundledData.senders()),
                    BundledData.senders());

    private Report report(String domain, String zone) {
        return examiner.examine(
                new Subject(DomainName.of(domain), List.of("s1")),
                new RecordingDns(ZoneDns.of(zone), 100),
                Web.OFFLINE,
                ChainOfTrust.OFFLINE);
    }

    private static List<String> edits(Report report, String code) {
        var wanted =
                report.findings().stream()
                        .filter(advice -> advice.finding().code().equals(code))
                        .toList();
        return Said.edits(wanted).stream()
                .map(edit ->
                        "%s %s %s %s"
                                .formatted(edit.action(), edit.type(), edit.name(), edit.value()))
                .toList();
    }

    @Test
    void a_parked_domain_is_praised_when_it_says_so_everywhere() {
        assertThat(codes(report("a.example", PARKED + "_dmarc.a.example. TXT v=DMARC1; p=reject")))
                .contains("domain.parked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=_dmarc.a.example !SERVFAIL",
                "_dmarc.a.example. TXT v=DMARC1; p=rejct",
                "_dmarc.a.example. TXT v=DMARC1; p=reject\n_dmarc.a.example. TXT v=DMARC1; p=none"
            })
    void a_policy_nobody_read_is_neither_praised_nor_called_missing(String policy) {
        assertThat(codes(report("a.example", PARKED + policy)))
                .doesNotContain("domain.parked", "domain.parked-incomplete");
    }

    @Test
    void a_third_record_is_not_proposed_beside_two() {
        var report =
                report(
                        "sub.a.example",
                        """
                        sub.a.example. TXT v=spf1 -all
                        _dmarc.sub.a.example. TXT v=DMARC1; p=reject
                        _dmarc.sub.a.example. TXT v=DMARC1; p=none
                        _dmarc.a.example. TXT v=DMARC1; p=quarantine
                        """);
        assertThat(codes(report)).contains("dmarc.multiple");
        assertThat(edits(report, "domain.parked-incomplete")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "target.example. TXT v=DMARC1; p=none"})
    void a_record_takes_the_place_of_a_cname(String target) {
        var report =
                report("a.example", PARKED + "_dmarc.a.example. CNAME target.example.\n" + target);
        assertThat(edits(report, "domain.parked-incomplete"))
                .containsExactly(
                        "REMOVE CNAME _dmarc.a.example target.example",
                        "ADD TXT _dmarc.a.example v=DMARC1; p=reject;");
    }

    @Test
    void nothing_is_proposed_beside_a_domain_that_is_a_cname() {
        String zone = "www.a.example. CNAME web.a.example.\nweb.a.example. A 192.0.2.1\n";
        var without = report("www.a.example", zone);
        var parked = report("www.a.example", zone + "web.a.example. TXT v=spf1 -all");
        assertThat(codes(without)).contains("spf.none");
        assertThat(edits(without, "spf.none")).isEmpty();
        assertThat(codes(parked)).doesNotContain("mx.null-missing");
        assertThat(edits(parked, "domain.parked-incomplete"))
                .containsExactly("ADD TXT _dmarc.www.a.example v=DMARC1; p=reject;");
    }

    @Test
    void a_record_that_does_nothing_is_not_said_to_monitor() {
        var report = report("a.example", "a.example. MX 0 .\n_dmarc.a.example. TXT v=DMARC1");
        assertThat(report.verdict().headline().text()).contains("it does nothing");
    }

    @Test
    void p_none_is_not_said_to_be_held_back_by_a_test() {
        var report =
                report(
                        "a.example",
                        "_dmarc.a.example. TXT v=DMARC1; p=none; t=y; rua=mailto:d@a.example");
        assertThat(report.verdict().headline().text()).contains("only monitors");
    }

    @Test
    void an_unreadable_spf_record_lets_nobody_send() {
        var report =
                report(
                        "a.example",
                        """
                        a.example. TXT v=spf1 mx - all
                        _dmarc.a.example. TXT v=DMARC1; p=reject; rua=mailto:d@a.example
                        """);
        assertThat(report.verdict().headline().text())
                .doesNotContain("lets everybody send")
                .contains("SPF is broken");
    }

    @Test
    void a_policy_that_depends_on_an_unknown_existence_is_unknown() {
        var report =
                report(
                        "sub.a.example",
                        """
                        =sub.a.example !SERVFAIL
                        _dmarc.a.example. TXT v=DMARC1; p=reject; sp=none; np=reject
                        """);
        assertThat(report.verdict().level()).isEqualTo(Level.UNKNOWN);
        assertThat(report.verdict().headline().text()).startsWith("Could not check");
    }

    @Test
    void the_first_cname_of_a_chain_is_the_one_to_remove() {
        var report =
                report(
                        "a.example",
                        "_dmarc.a.example. CNAME b.example.\nb.example. CNAME gone.example.");
        assertThat(edits(report, "dmarc.cname-dangling"))
                .contains("REMOVE CNAME _dmarc.a.example b.example");
    }
}

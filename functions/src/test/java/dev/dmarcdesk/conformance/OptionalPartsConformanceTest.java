package dev.dmarcdesk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.KnownDeviations;
import dev.dmarcdesk.Said;
import dev.dmarcdesk.World;
import dev.dmarcdesk.bimi.BimiFacts;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.report.Checks;
import dev.dmarcdesk.report.Examiner;
import dev.dmarcdesk.report.Report;
import dev.dmarcdesk.tlsrpt.TlsRptFacts;
import dev.dmarcdesk.web.Web;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// TLS-RPT and BIMI against the DNS world beside the project, in whole runs: what DMARC means for a
/// picture is decided there.
class OptionalPartsConformanceTest {
    private final World world = World.read("dev");
    private final Examiner examiner =
            new Examiner(
                    Checks.all(
                            BundledData.suffixes(), BundledData.selectors(), BundledData.senders()),
                    BundledData.senders());

    @Test
    void judges_the_tls_rpt_records_of_the_world() {
        judge(
                "tls_rpt",
                "tls-rpt",
                "/tls-rpt-deviations.txt",
                report -> word(report.facts(TlsRptFacts.class).status()));
    }

    @Test
    void judges_the_bimi_records_of_the_world() {
        judge(
                "bimi",
                "bimi",
                "/bimi-deviations.txt",
                report -> word(report.facts(BimiFacts.class).status()));
    }

    @Test
    void finds_the_tls_rpt_records_of_the_real_domains() {
        assertThat(world.domains())
                .filteredOn(name ->
                        examine(name).facts(TlsRptFacts.class).status() == TlsRptFacts.Status.FOUND)
                .contains("google.com", "g.justice.gov.uk", "judiciary.uk");
    }

    @Test
    void knows_how_every_real_domain_stands() {
        for (String name : world.domains()) {
            var report = examine(name);
            assertThat(report.facts(TlsRptFacts.class).status())
                    .as(name)
                    .isIn(TlsRptFacts.Status.FOUND, TlsRptFacts.Status.NONE);
            assertThat(report.facts(BimiFacts.class).status())
                    .as(name)
                    .isNotEqualTo(BimiFacts.Status.UNKNOWN);
        }
    }

    private void judge(
            String fact, String area, String deviations, Function<Report, String> status) {
        var known = KnownDeviations.read(deviations);
        assertThat(world.traps().values()).anyMatch(trap -> trap.facts().containsKey(fact));
        for (World.Trap trap : world.traps().values()) {
            if (trap.facts().get(fact) instanceof Map<?, ?> wanted) {
                known.run(trap.id(), () -> check(area, wanted, examine(trap.domain()), status));
            }
        }
    }

    private static void check(
            String area, Map<?, ?> wanted, Report report, Function<Report, String> status) {
        assertThat(status.apply(report)).isEqualTo(wanted.get("status"));
        if (wanted.get("flags") instanceof List<?> flags) {
            var codes = Said.codes(report);
            assertThat(codes)
                    .containsAll(
                            flags.stream()
                                    .map(flag -> area + "." + flag.toString().replace('_', '-'))
                                    .toList());
        }
    }

    private Report examine(String domain) {
        return examiner.examine(
                new Subject(DomainName.of(domain), List.of()),
                new RecordingDns(world.dns(), 400),
                Web.OFFLINE,
                ChainOfTrust.OFFLINE);
    }

    /// The world calls several records none, with a flag.
    private static String word(TlsRptFacts.Status status) {
        return switch (status) {
            case FOUND -> "ok";
            case NONE, MULTIPLE -> "none";
            case INVALID -> "invalid";
            case UNKNOWN -> "temperror";
        };
    }

    private static String word(BimiFacts.Status status) {
        return switch (status) {
            case FOUND -> "ok";
            case NONE, MULTIPLE -> "none";
            case INVALID, DECLINED, INEFFECTIVE -> status.word();
            case UNKNOWN -> "temperror";
        };
    }
}

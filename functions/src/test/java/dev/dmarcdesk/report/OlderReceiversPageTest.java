package dev.dmarcdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Audit;
import dev.dmarcdesk.World;
import dev.dmarcdesk.dmarc.DmarcFinding.Differs7489;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.TerminalText;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

final class OlderReceiversPageTest {
    private static final Run RUN = new Run(Instant.EPOCH, Duration.ofMillis(7));

    private static String page(String domain, String zone) {
        return shown(OlderReceiversPage.of(Audit.of(domain, ZoneDns.of(zone)).report(), RUN));
    }

    private static String shown(Document page) {
        return TerminalText.render(page, 400, false);
    }

    @Test
    void where_nothing_differs_a_line_says_so() {
        assertThat(page("a.example", "_dmarc.a.example TXT \"v=DMARC1; p=reject\""))
                .contains("a.example: an RFC 7489 receiver decides the same")
                .contains("the same policy at both kinds of receivers: reject (it is refused)")
                .doesNotContain("Organization ");
    }

    @Test
    void test_mode_and_sampling_are_told_for_either_side() {
        assertThat(
                        page(
                                "a.example",
                                "_dmarc.a.example TXT \"v=DMARC1; p=quarantine; pct=20; t=y\""))
                .contains("decides differently")
                .contains("meets none (it is delivered like any other) at an RFC 9989 receiver")
                .contains("quarantine (it goes to spam) at an RFC 7489 receiver")
                .contains("quarantine acts on 20 of 100 failing messages")
                .contains("It passes over t=y");
    }

    @Test
    void sampling_alone_is_a_difference() {
        assertThat(page("a.example", "_dmarc.a.example TXT \"v=DMARC1; p=reject; pct=0\""))
                .contains("decides differently")
                .contains(
                        "reject acts on 0 of 100 failing messages; of the others it goes to spam");
    }

    @Test
    void a_percentage_that_can_not_be_read_or_samples_nobody_is_none() {
        for (String pct : new String[] {"100", "101", "x", ""}) {
            assertThat(
                            page(
                                    "a.example",
                                    "_dmarc.a.example TXT \"v=DMARC1; p=reject; pct=" + pct + "\""))
                    .as(pct)
                    .contains("decides the same");
        }
    }

    @Test
    void np_means_nothing_to_it() {
        assertThat(page("gone.a.example", "_dmarc.a.example TXT \"v=DMARC1; p=none; np=reject\""))
                .contains("decides differently", "It passes over np=reject")
                .contains("and none (it is delivered like any other) at an RFC 7489 receiver");
    }

    @Test
    void what_could_not_be_looked_up_is_not_decided() {
        assertThat(page("a.example", "_dmarc.a.example !SERVFAIL"))
                .contains("Could not check what an RFC 7489 receiver makes of a.example");
    }

    @Test
    void over_the_whole_world_a_table_stands_where_the_audit_finds_a_difference() {
        var world = World.read("dev");
        int different = 0;
        for (String domain : world.domains()) {
            Report report = Audit.of(domain, world.dns()).report();
            boolean differs =
                    report.findings().stream()
                            .anyMatch(advice -> advice.finding() instanceof Differs7489);
            boolean table =
                    OlderReceiversPage.of(report, RUN).blocks().stream()
                            .anyMatch(Block.Table.class::isInstance);
            if (differs) {
                assertThat(table).as(domain).isTrue();
                different++;
            }
        }
        assertThat(different).isPositive();
    }
}

package dev.dmarcdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Audit;
import dev.dmarcdesk.World;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.live.BundledData;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

final class WhyPageTest {
    private static final Run RUN = new Run(Instant.EPOCH, Duration.ofMillis(7));
    private static final FindingCatalogue CATALOGUE = BundledData.findings();

    private static Report report(String zone) {
        return Audit.of("a.example", zone).report();
    }

    private static String shown(Document page) {
        return TerminalText.render(page, 400, false);
    }

    private static String why(String zone) {
        return shown(WhyPage.of(report(zone), RUN));
    }

    private static String why(String zone, String code) {
        return shown(WhyFindingPage.of(report(zone), RUN, CATALOGUE.of(code).orElseThrow()));
    }

    @Test
    void names_every_name_asked_and_what_stood_there() {
        assertThat(why("_dmarc TXT \"v=DMARC1; p=reject\"\n@ TXT \"v=spf1 -all\""))
                .contains("_dmarc.a.example TXT: v=DMARC1; p=reject")
                .contains("_dmarc.example TXT: no such name (NXDOMAIN)")
                .contains("a.example has a record of its own, and that decides (RFC 9989 §4.10.1)")
                .contains("a.example TXT: v=spf1 -all")
                .contains("A server that no term names gets fail")
                .contains("both apply reject (it is refused)");
    }

    @Test
    void tells_inheritance_and_which_tag_counts() {
        var zone =
                "@ MX 0 .\n_dmarc TXT \"v=DMARC1; p=reject; sp=quarantine; np=none\"\nsub A 192.0.2.1";
        var existing = Audit.of("sub.a.example", dns(zone)).report();
        var missing = Audit.of("gone.a.example", dns(zone)).report();

        assertThat(shown(WhyPage.of(existing, RUN)))
                .contains("that of its organization decides: a.example")
                .contains("sub.a.example exists, so sp=quarantine counts");
        assertThat(shown(WhyPage.of(missing, RUN)))
                .contains("gone.a.example does not exist", "so np=none counts");
    }

    private static Dns dns(String zone) {
        return ZoneDns.of("$ORIGIN a.example.\n" + zone);
    }

    @Test
    void tells_what_test_mode_and_sampling_do_at_either_receiver() {
        assertThat(why("_dmarc TXT \"v=DMARC1; p=quarantine; pct=20; t=y\""))
                .contains("t=y asks to treat failing mail one level milder")
                .contains("An RFC 9989 receiver applies none")
                .contains("An RFC 7489 receiver applies quarantine acts on 20 of 100");
    }

    @Test
    void does_not_promise_a_policy_where_everybody_passes() {
        assertThat(why("_dmarc TXT \"v=DMARC1; p=reject\"\n@ TXT \"v=spf1 +all\""))
                .contains("Everybody passes, a forger too")
                .contains("DMARC passes at every receiver")
                .doesNotContain("it is refused).\n• An RFC 7489");
    }

    @Test
    void every_finding_that_matters_can_be_asked_about_by_its_code() {
        int asked = 0;
        var world = World.read("dev");
        for (String domain : world.domains()) {
            Report report = Audit.of(domain, world.dns()).report();
            assertThat(shown(WhyPage.of(report, RUN))).as(domain).contains("Why: ");
            for (Advice advice : report.findings()) {
                String code = advice.finding().code();
                var entry = CATALOGUE.of(code);
                assertThat(entry).as(code).isPresent();
                assertThat(CATALOGUE.codesOfDomains()).contains(code);
                Document page = WhyFindingPage.of(report, RUN, entry.orElseThrow());
                assertThat(page.title().text()).isEqualTo(code + " at " + domain);
                assertThat(shown(page)).contains("How sure we are");
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(100);
    }

    @Test
    void a_finding_shows_the_answers_it_rests_on_and_how_sure_it_is() {
        assertThat(why("_dmarc TXT \"v=DMARC1; p=none\"", "dmarc.monitoring"))
                .contains("What shows it", "_dmarc.a.example TXT: v=DMARC1; p=none")
                .contains("Sure, as of this look: ");
    }

    @Test
    void a_finding_that_is_not_so_says_so_and_what_it_means() {
        assertThat(why("_dmarc TXT \"v=DMARC1; p=none\"", "dmarc.none"))
                .contains("dmarc.none: not found at a.example now", "no longer so")
                .contains("No DMARC record applies to a.example");
        assertThat(
                        WhyFindingPage.level(
                                report("_dmarc TXT \"v=DMARC1; p=none\""),
                                CATALOGUE.of("dmarc.none").orElseThrow()))
                .isEqualTo(Level.GOOD);
    }

    @Test
    void what_could_not_be_looked_up_is_never_no_longer_so() {
        var dead =
                Audit.of("a.example", _ -> new Answer.Unavailable(Answer.Reason.SERVFAIL, "Down."))
                        .report();
        var entry = CATALOGUE.of("dmarc.none").orElseThrow();

        assertThat(WhyFindingPage.level(dead, entry)).isEqualTo(Level.UNKNOWN);
        assertThat(shown(WhyFindingPage.of(dead, RUN, entry)))
                .contains("could not be checked at a.example now", "that proves nothing")
                .doesNotContain("no longer so");
    }
}

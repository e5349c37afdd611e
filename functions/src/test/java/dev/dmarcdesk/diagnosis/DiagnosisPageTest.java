package dev.dmarcdesk.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dkim.SignatureOutcome.Flaw;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.report.Run;
import dev.dmarcdesk.report.Verdict;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

final class DiagnosisPageTest {
    private static final Run RUN = new Run(Instant.EPOCH, Duration.ofMillis(7));

    private static String text(Diagnosis diagnosis) {
        return unfolded(TerminalText.render(page(diagnosis), 200, false));
    }

    private static Document page(Diagnosis diagnosis) {
        return DiagnosisPage.of(diagnosis, RUN);
    }

    private static String unfolded(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Test
    void every_title_is_on_the_page_that_nothing_else_on_it_says() {
        Samples.all()
                .forEach((name, diagnosis) -> {
                    String text = text(diagnosis);
                    var told = new Told(List.of(), !Way.of(diagnosis.path()).isEmpty());
                    assertThat(DiagnosisFindings.of(diagnosis))
                            .as(name)
                            .isNotEmpty()
                            .filteredOn(advice -> !told.contains(advice.finding()))
                            .filteredOn(advice -> !Headlines.says(advice.finding()))
                            .allSatisfy(advice ->
                                    assertThat(text).contains(unfolded(advice.title().text())));
                });
    }

    @Test
    void what_the_table_and_the_small_print_say_is_not_said_again() {
        assertThat(text(Samples.named("provider")))
                .contains("em8174.sendgrid.net ✗ other organization")
                .contains("repaired: 14 links unwrapped, 9 lines folded again")
                .doesNotContain("SPF speaks for", "DKIM speaks for", "Damage from copying")
                .doesNotContain("The text was not checked against the signatures");
    }

    @Test
    void a_headline_is_not_followed_by_the_same_in_other_words() {
        assertThat(text(Samples.named("gateway")))
                .startsWith(
                        "✗ DMARC failed: the message was changed after acme.example signed it"
                                + " What arrived is not what was signed")
                .doesNotContain("The text was changed after");
        assertThat(text(Samples.named("strict")))
                .startsWith(
                        "✗ DMARC failed: acme.example accepts its very own name only, and not"
                                + " mail.acme.example A pass for it does not count");
    }

    @Test
    void what_the_receiver_did_stands_where_it_is_what_the_policy_asks_for() {
        assertThat(text(Samples.named("provider")))
                .contains("treated it as suspicious (dis=quarantine), as acme.example asks.")
                .doesNotContain("asks receivers to treat");
    }

    @Test
    void a_pass_says_that_nothing_needs_doing() {
        assertThat(text(Samples.named("pass")))
                .contains("Nothing needs doing now.")
                .doesNotContain("fix", "✗");
    }

    @Test
    void a_pass_by_spf_alone_is_told_what_would_break_it_and_how_to_keep_it() {
        assertThat(text(Samples.named("onlyspf")))
                .startsWith("✓ DMARC passed by SPF alone, for em12.acme.example: forwarding would")
                .contains("To make it survive forwarding Have Twilio SendGrid sign as acme.example")
                .doesNotContain("Shortest fix");
    }

    @Test
    void what_can_not_be_judged_says_what_to_do() {
        assertThat(text(Samples.named("twofrom")))
                .contains("What to do Have it sent with one From field that names one author.");
        assertThat(text(Samples.named("noresults")))
                .contains("What to do Give the header of the delivered message")
                .doesNotContain("No server wrote down");
        assertThat(text(Samples.named("twofold")))
                .contains("What to do Give the whole message as a file");
    }

    @Test
    void the_way_is_one_line_of_servers() {
        assertThat(text(Samples.named("srs")))
                .contains(
                        "out.acme.example → mx.forwarder.example → out.forwarder.example"
                                + " (after 75 s) → mx.google.com");
    }

    @Test
    void many_remarks_are_counted_and_not_listed() {
        var many = Made.policy("v=DMARC1; p=reject").spf("pass", "acme.example");
        for (int i = 0; i < 10; i++) {
            many.dkim(
                    "pass",
                    "d" + i + ".example",
                    "s",
                    new HeaderHash.Verified(1024),
                    Flaw.KEY_SHORT);
        }

        assertThat(text(many.done()))
                .contains("DKIM, 4 more", "remarks more; --json in a terminal has them all");
    }

    @Test
    void no_line_of_a_page_is_longer_than_the_terminal_but_what_is_copied_and_links() {
        Samples.all()
                .forEach((name, diagnosis) ->
                        assertThat(TerminalText.render(page(diagnosis), 80, false).lines())
                                .as(name)
                                .filteredOn(line -> !line.startsWith("   "))
                                .filteredOn(line -> !line.startsWith("./dmarc "))
                                .filteredOn(line -> !line.contains("http"))
                                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80)));
    }

    @Test
    void the_level_says_what_the_findings_say() {
        Samples.all()
                .forEach((name, diagnosis) -> {
                    List<Severity> weights =
                            DiagnosisFindings.of(diagnosis).stream().map(Advice::severity).toList();
                    Level level = verdict(diagnosis).level();
                    assertThat(weights.contains(Severity.ERROR))
                            .as(name)
                            .isEqualTo(level == Level.BAD);
                    if (level == Level.GOOD) {
                        assertThat(weights).as(name).doesNotContain(Severity.WARNING);
                    }
                    if (level == Level.UNKNOWN) {
                        assertThat(weights).as(name).contains(Severity.UNKNOWN);
                    }
                });
    }

    @Test
    void only_a_pass_by_a_signature_needs_nothing() {
        Samples.all()
                .forEach((name, diagnosis) ->
                        assertThat(
                                        verdict(diagnosis)
                                                .nextStep()
                                                .text()
                                                .equals("Nothing needs doing now."))
                                .as(name)
                                .isEqualTo(
                                        verdict(diagnosis).level() == Level.GOOD
                                                && !passesBySpfAlone(diagnosis)));
    }

    private static boolean passesBySpfAlone(Diagnosis diagnosis) {
        return DiagnosisFindings.of(diagnosis).stream()
                .anyMatch(advice -> advice.finding() instanceof MessageFinding.OnlySpf);
    }

    private static Verdict verdict(Diagnosis diagnosis) {
        return DiagnosisPage.verdict(diagnosis, DiagnosisFindings.of(diagnosis));
    }
}

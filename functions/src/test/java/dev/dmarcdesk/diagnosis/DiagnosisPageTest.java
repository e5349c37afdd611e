package dev.dmarcdesk.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.report.Run;

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
    void every_title_is_on_the_page() {
        Samples.all()
                .forEach((name, diagnosis) -> {
                    String text = text(diagnosis);
                    assertThat(DiagnosisFindings.of(diagnosis))
                            .as(name)
                            .isNotEmpty()
                            .allSatisfy(advice ->
                                    assertThat(text).contains(unfolded(advice.title().text())));
                });
    }

    @Test
    void the_level_says_what_the_findings_say() {
        Samples.all()
                .forEach((name, diagnosis) -> {
                    List<Severity> weights =
                            DiagnosisFindings.of(diagnosis).stream().map(Advice::severity).toList();
                    Level level = DiagnosisPage.level(diagnosis);
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
                                        DiagnosisPage.nextStep(diagnosis)
                                                .text()
                                                .equals("Nothing needs doing now."))
                                .as(name)
                                .isEqualTo(
                                        DiagnosisPage.level(diagnosis) == Level.GOOD
                                                && !passesBySpfAlone(diagnosis)));
    }

    private static boolean passesBySpfAlone(Diagnosis diagnosis) {
        return DiagnosisFindings.of(diagnosis).stream()
                .anyMatch(advice -> advice.finding() instanceof MessageFinding.OnlySpf);
    }
}

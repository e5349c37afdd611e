package dev.dmarcdesk.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.mail.Repaired;
import dev.dmarcdesk.mail.Repaired.Ambiguity;
import dev.dmarcdesk.mail.Repaired.Completeness;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.report.Verdict;

import org.junit.jupiter.api.Test;

import java.util.List;

/// A paste that can be read in two ways.
class AmbiguousPasteTest {
    private static final String ZONE = "_dmarc.acme.example. TXT \"v=DMARC1; p=reject\"\n";

    private static String header(String results, String author) {
        return "Authentication-Results: mx.recv.example; "
                + results
                + "\nReceived: from a.example by mx.recv.example; Thu, 19 Nov 2026 09:00:01 +0000\n"
                + "From: "
                + author
                + "\n";
    }

    private static Diagnosis read(String one, String other) {
        return Diagnoses.of(
                new Repaired(
                        Diagnoses.header(one),
                        List.of(),
                        List.of(new Ambiguity("Authentication-Results", Diagnoses.header(other))),
                        Completeness.WHOLE),
                ZONE);
    }

    @Test
    void two_verdicts_are_told_as_two() {
        var diagnosis =
                read(
                        header("dkim=pass header.d=acme.example", "a@acme.example"),
                        header("dkim=pass header.d=evil.example", "a@acme.example"));
        assertThat(diagnosis.given().doubts()).containsExactly("Authentication-Results");
        assertThat(verdict(diagnosis).level()).isEqualTo(Level.UNKNOWN);
        assertThat(verdict(diagnosis).headline().text()).contains("two ways");
    }

    @Test
    void another_author_is_another_verdict() {
        var diagnosis =
                read(
                        header("dkim=pass header.d=acme.example", "a@acme.example"),
                        header("dkim=pass header.d=acme.example", "a@shop.acme.example"));
        assertThat(diagnosis.given().doubts()).hasSize(1);
    }

    @Test
    void two_readings_with_one_verdict_are_no_doubt() {
        var diagnosis =
                read(
                        header("dkim=pass header.d=acme.example", "a@acme.example"),
                        header("dkim=pass header.d=acme.example", "b@acme.example"));
        assertThat(diagnosis.given().doubts()).isEmpty();
        assertThat(verdict(diagnosis).level()).isEqualTo(Level.GOOD);
    }

    private static Verdict verdict(Diagnosis diagnosis) {
        return DiagnosisPage.verdict(diagnosis, DiagnosisFindings.of(diagnosis));
    }
}

package dev.dmarcdesk.tlsrpt;

import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import java.util.List;

/// The TLS-RPT line of the overview.
final class TlsRptRow {
    private static final String LABEL = "TLS-RPT";

    private TlsRptRow() {}

    static Row of(TlsRptFacts facts, List<TlsRptFinding> findings) {
        boolean right = findings.stream().allMatch(TlsRptFinding.Ok.class::isInstance);
        return switch (facts.status()) {
            case FOUND ->
                    new Row(
                            LABEL,
                            right ? Tone.GOOD : Tone.WARNING,
                            right ? "reports wanted" : "damaged",
                            right ? destination(facts) : partly(facts));
            case NONE -> absent(findings);
            case INVALID ->
                    new Row(
                            LABEL,
                            Tone.WARNING,
                            "no usable address",
                            Sentence.of(
                                    "Its record names no address that reports of failed TLS can go to."));
            case MULTIPLE ->
                    new Row(
                            LABEL,
                            Tone.WARNING,
                            "several records",
                            Sentence.of("They count as none, so nobody reports failed TLS."));
            case UNKNOWN ->
                    new Row(
                            LABEL,
                            Tone.UNKNOWN,
                            "no answer",
                            Sentence.of("The DNS did not answer for its record."));
        };
    }

    /// For a domain that takes no mail.
    static Row notNeeded() {
        return new Row(
                LABEL,
                Tone.GOOD,
                "not needed",
                Sentence.of("No mail is sent to it, securely or not."));
    }

    private static Row absent(List<TlsRptFinding> findings) {
        return findings.stream()
                .filter(TlsRptFinding.None.class::isInstance)
                .map(TlsRptFinding.None.class::cast)
                .findFirst()
                .map(none -> none(none.missed()))
                .orElseGet(() ->
                        new Row(
                                LABEL,
                                Tone.WARNING,
                                "no valid record",
                                Sentence.of(
                                        "What stands there is no record, so nobody reports failed TLS.")));
    }

    private static Row none(TlsRptFinding.Missed missed) {
        return switch (missed) {
            case FAILURES ->
                    new Row(
                            LABEL,
                            Tone.SKIPPED,
                            "none",
                            Sentence.of(
                                    "Nobody tells it when mail to it can not be sent securely."));
            case LOST_MAIL ->
                    new Row(
                            LABEL,
                            Tone.NOTICE,
                            "no reports",
                            Sentence.of("When MTA-STS keeps mail away, nobody tells it."));
            case TEST_RESULTS ->
                    new Row(
                            LABEL,
                            Tone.WARNING,
                            "no reports",
                            Sentence.of(
                                    "MTA-STS is being tested, but nobody tells it the outcome."));
        };
    }

    private static Sentence destination(TlsRptFacts facts) {
        String first = facts.rua().getFirst().host();
        int more = facts.rua().size() - 1;
        return more == 0
                ? Sentence.of("Servers report failed TLS to %s.", first)
                : Sentence.of("Servers report failed TLS to %s and %d more.", first, more);
    }

    private static Sentence partly(TlsRptFacts facts) {
        return destination(facts).and(Sentence.of("Some can not read its record."));
    }
}

package dev.dmarcdesk.bimi;

import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import java.util.List;

/// The BIMI line of the overview.
final class BimiRow {
    private static final String LABEL = "BIMI";

    private BimiRow() {}

    static Row of(BimiFacts facts, List<BimiFinding> findings) {
        return switch (facts.status()) {
            case FOUND -> found(facts);
            case NONE -> absent(findings);
            case DECLINED ->
                    row(
                            Tone.GOOD,
                            "declined",
                            "Its record asks that no picture be shown beside its mail.");
            case INEFFECTIVE ->
                    row(
                            facts.inherited() ? Tone.NOTICE : Tone.WARNING,
                            "not effective",
                            "Its record names a picture, but the DMARC policy is too weak to show it.");
            case INVALID ->
                    row(Tone.WARNING, "not usable", "By its record no picture can be shown.");
            case MULTIPLE ->
                    row(
                            Tone.WARNING,
                            "several records",
                            "They count as none, so no picture is shown.");
            case UNKNOWN ->
                    row(Tone.UNKNOWN, "no answer", "The DNS did not answer for its record.");
        };
    }

    /// For a domain that sends no mail.
    static Row notNeeded() {
        return row(Tone.GOOD, "not needed", "There is no mail to show a picture beside.");
    }

    private static Row found(BimiFacts facts) {
        return facts.evidence().isEmpty()
                ? row(
                        Tone.NOTICE,
                        "no certificate",
                        "Its record names a picture (not fetched); some receivers show none without a certificate.")
                : row(
                        Tone.GOOD,
                        "picture named",
                        "Its record names a picture and a certificate (neither was fetched).");
    }

    private static Row absent(List<BimiFinding> findings) {
        boolean meant =
                findings.stream().anyMatch(finding -> !(finding instanceof BimiFinding.None));
        return meant
                ? row(
                        Tone.WARNING,
                        "no valid record",
                        "What stands there is no record, so no picture is shown.")
                : row(Tone.SKIPPED, "none", "No picture of its own is shown beside its mail.");
    }

    private static Row row(Tone tone, String state, String meaning) {
        return new Row(LABEL, tone, state, Sentence.of("%s", new Inline.Plain(meaning)));
    }
}

package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

/// DMARC's line of the overview.
final class DmarcRow {
    private static final String LABEL = "DMARC";

    private DmarcRow() {}

    static Row of(DmarcFacts facts) {
        return switch (facts.status()) {
            case NONE ->
                    new Row(
                            LABEL,
                            Tone.BAD,
                            "none",
                            Sentence.of("Receivers are not told to stop forged mail."));
            case MULTIPLE ->
                    new Row(
                            LABEL,
                            Tone.BAD,
                            "several records",
                            Sentence.of("They annul each other: no policy applies."));
            case INVALID ->
                    new Row(
                            LABEL,
                            Tone.BAD,
                            "unusable record",
                            Sentence.of("Its policy can not be read, so none applies."));
            case UNKNOWN ->
                    new Row(
                            LABEL,
                            Tone.UNKNOWN,
                            "not checked",
                            Sentence.of("The record could not be looked up."));
            case FOUND ->
                    facts.effectivePolicy()
                            .map(policy -> row(policy, facts))
                            .orElse(
                                    new Row(
                                            LABEL,
                                            Tone.UNKNOWN,
                                            "not decided",
                                            Sentence.of(
                                                    "Whether the name exists could not be looked up.")));
        };
    }

    private static Row row(AssessmentPolicy policy, DmarcFacts facts) {
        var meaning = meaning(policy, facts).and(origin(facts));
        boolean tried = facts.testing() && policy.enforces();
        return switch (policy) {
            case REJECT -> new Row(LABEL, Tone.GOOD, "rejects", meaning);
            case QUARANTINE ->
                    new Row(
                            LABEL,
                            tried ? Tone.WARNING : Tone.GOOD,
                            tried ? "tries out rejecting" : "quarantines",
                            meaning);
            case NONE ->
                    new Row(
                            LABEL,
                            Tone.WARNING,
                            facts.destinations().isEmpty() ? "stops nothing" : "only monitors",
                            meaning);
        };
    }

    private static Sentence meaning(AssessmentPolicy policy, DmarcFacts facts) {
        return switch (policy) {
            case REJECT ->
                    Sentence.of("Receivers are asked to refuse mail that forges the domain.");
            case QUARANTINE ->
                    Sentence.of("Receivers are asked to treat forged mail as suspicious.");
            case NONE ->
                    facts.destinations().isEmpty()
                            ? Sentence.of("Forged mail is delivered, and nobody is told of it.")
                            : Sentence.of("Forged mail is reported but delivered.");
        };
    }

    private static Sentence origin(DmarcFacts facts) {
        return facts.found()
                .filter(found -> found.reach() != Discovery.Reach.OWN)
                .map(found -> Sentence.of("Inherited from %s.", found.domain().toString()))
                .orElse(Sentence.NONE);
    }
}

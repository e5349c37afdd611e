package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dmarc.DmarcEvaluation;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import java.util.List;

/// The last row of the identifiers: what DMARC makes of them, by which policy.
final class DmarcRow {
    private DmarcRow() {}

    static List<Sentence> of(Diagnosis diagnosis) {
        var dmarc = diagnosis.dmarc();
        return List.of(
                IdentifierTable.plain("DMARC"),
                IdentifierTable.marked(tone(dmarc.result()), ResultWords.of(dmarc.result())),
                dmarc.evaluation().stream()
                        .map(DmarcRow::policy)
                        .findFirst()
                        .orElse(IdentifierTable.plain("–")),
                IdentifierTable.plain(needs(diagnosis)));
    }

    private static Tone tone(DmarcView.Result result) {
        return switch (result) {
            case PASS -> Tone.GOOD;
            case FAIL, PERMERROR -> Tone.BAD;
            case NONE -> Tone.SKIPPED;
            case TEMPERROR, UNKNOWN -> Tone.UNKNOWN;
        };
    }

    private static Sentence policy(DmarcEvaluation evaluation) {
        return switch (evaluation.discovery()) {
            case Discovery.Found found when found.record().isUsable() ->
                    Sentence.of(
                            "%s at %s",
                            evaluation
                                    .policy()
                                    .map(AssessmentPolicy::word)
                                    .map(word -> Sentence.of("%s", "p=" + word))
                                    .orElse(Sentence.of("a policy")),
                            "_dmarc." + found.domain());
            case Discovery.Found _, Discovery.Several _ ->
                    IdentifierTable.plain("no usable policy");
            case Discovery.Nothing _ -> IdentifierTable.plain("no policy");
            case Discovery.Undetermined _ -> IdentifierTable.plain("policy not looked up");
        };
    }

    private static String needs(Diagnosis diagnosis) {
        if (!(diagnosis.author() instanceof Author.One)) {
            return "no single author";
        }
        return switch (diagnosis.dmarc().result()) {
            case PASS -> "one is enough";
            case FAIL -> "needs one that passed";
            case NONE -> "does not apply";
            case PERMERROR, TEMPERROR, UNKNOWN -> "needs one that passed";
        };
    }
}

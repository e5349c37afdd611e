package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.authres.TrustBoundary.Reason;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.document.Sentence;

/// What the receiver did with the message, in its own word.
final class HandlingWords {
    private HandlingWords() {}

    /// What came of the message: what the verdict means for mail, and what the receiver did.
    ///
    /// @param verdict of the message
    static Sentence of(Diagnosis diagnosis, Advice verdict) {
        var did = did(diagnosis);
        var asked =
                isAsked(diagnosis, verdict)
                        ? Sentence.of("%s, as %s asks.", did, author(diagnosis))
                        : verdict.because().and(did.isEmpty() ? did : Sentence.of("%s.", did));
        return asked.and(composite(diagnosis));
    }

    /// Without its full stop; empty where it wrote nothing down, or where that is a finding of its
    /// own.
    private static Sentence did(Diagnosis diagnosis) {
        var who = ReceiverWords.who(diagnosis.receiver());
        return switch (Shown.policy(diagnosis.handling().disposition())) {
            case "quarantine" ->
                    Sentence.of(
                            "%s treated it as suspicious (%s)", who, mark(diagnosis, "quarantine"));
            case "reject" ->
                    Sentence.of("%s was to refuse it (%s)", who, mark(diagnosis, "reject"));
            default -> Sentence.NONE;
        };
    }

    /// What was done, as the receiver writes it where that is known: Microsoft has words of its
    /// own, and others write it in many ways.
    static Sentence mark(Diagnosis diagnosis, String disposition) {
        var receiver = diagnosis.receiver();
        if (!diagnosis.handling().composite().isEmpty()
                || receiver.why() == Reason.MICROSOFTS_OWN) {
            return Sentence.of("by its %s", "action=");
        }
        return receiver.provider().equals("Gmail")
                ? Sentence.of("%s", "dis=" + disposition)
                : Sentence.of("its disposition is %s", disposition);
    }

    /// Whether the receiver did what today's policy asks for.
    private static boolean isAsked(Diagnosis diagnosis, Advice verdict) {
        return verdict.finding() instanceof MessageFinding.DmarcFail fail
                && fail.known() != MessageFinding.Known.THEN_ONLY
                && fail.policy().stream()
                        .filter(AssessmentPolicy::enforces)
                        .map(AssessmentPolicy::word)
                        .filter(word -> fail.then().isEmpty() || fail.then().equals(word))
                        .anyMatch(Shown.policy(diagnosis.handling().disposition())::equals);
    }

    private static Sentence author(Diagnosis diagnosis) {
        return diagnosis.author() instanceof Author.One(var author)
                ? Sentence.of("%s", author.toString())
                : Sentence.of("its author");
    }

    /// Microsoft's own word is told from a result of DMARC, whatever it says.
    private static Sentence composite(Diagnosis diagnosis) {
        return diagnosis.handling().composite().stream()
                .filter(composite -> !Shown.result(composite.result()).isEmpty())
                .filter(_ -> !isOverride(diagnosis))
                .map(ReceiverFindings::mark)
                .map(mark ->
                        Sentence.of(
                                "%s is Microsoft's own reckoning, not a result of DMARC.", mark))
                .findFirst()
                .orElse(Sentence.NONE);
    }

    private static boolean isOverride(Diagnosis diagnosis) {
        return new ReceiverFindings(diagnosis)
                .overridden()
                .filter(finding ->
                        finding instanceof MessageFinding.Overridden(var by, _)
                                && by != MessageFinding.Overridden.By.LOCAL_POLICY)
                .isPresent();
    }
}

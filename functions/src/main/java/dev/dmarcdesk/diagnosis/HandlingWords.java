package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.document.Sentence;

/// What the receiver did with the message, in its own word.
final class HandlingWords {
    private HandlingWords() {}

    /// Empty where it wrote nothing down, or where that is a finding of its own.
    static Sentence of(Diagnosis diagnosis) {
        return disposition(diagnosis).and(composite(diagnosis));
    }

    private static Sentence disposition(Diagnosis diagnosis) {
        var who = ReceiverWords.receiver(diagnosis.receiver().authservId());
        return switch (Shown.policy(diagnosis.handling().disposition())) {
            case "quarantine" ->
                    Sentence.of("%s treated it as suspicious (%s).", who, "dis=quarantine");
            case "reject" -> Sentence.of("%s refused it (%s).", who, "dis=reject");
            default -> Sentence.NONE;
        };
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

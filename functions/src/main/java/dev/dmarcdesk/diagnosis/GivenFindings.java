package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.diagnosis.Given.Body;
import dev.dmarcdesk.mail.Repaired.Completeness;

import java.util.ArrayList;
import java.util.List;

/// What there is to say of what was handed over.
///
/// @param diagnosis of what
record GivenFindings(Diagnosis diagnosis) {
    List<Advice> all() {
        var given = diagnosis.given();
        var findings = new ArrayList<MessageFinding>();
        if (given.completeness() != Completeness.WHOLE) {
            findings.add(new MessageFinding.Truncated(given.completeness()));
        }
        if (!given.repairs().isEmpty()) {
            findings.add(new MessageFinding.Repaired(given.repairs()));
        }
        boolean signed = diagnosis.signatures().stream().anyMatch(view -> !view.now().isEmpty());
        if (signed && given.body() != Body.UNTOUCHED) {
            findings.add(new MessageFinding.CannotVerifyBody(given.body() == Body.TOUCHED));
        }
        return findings.stream().map(MessageAdvice::on).toList();
    }
}

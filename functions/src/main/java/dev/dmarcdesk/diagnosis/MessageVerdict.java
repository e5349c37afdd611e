package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.dkim.SignatureOutcome.BodyHash;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dmarc.Step;
import dev.dmarcdesk.dmarc.TreeWalk;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.mail.Repaired.Completeness;

import java.util.List;

/// The finding that is the verdict.
///
/// @param diagnosis of what
record MessageVerdict(Diagnosis diagnosis) {
    Advice advice() {
        return MessageAdvice.on(finding());
    }

    private MessageFinding finding() {
        boolean whole = diagnosis.given().completeness() == Completeness.WHOLE;
        return switch (diagnosis.author()) {
            case Author.One(var author) -> judged(author);
            case Author.Several(var domains, int fields) ->
                    new MessageFinding.MultipleFrom(domains, fields);
            case Author.NoField() -> new MessageFinding.NoFrom(false, whole);
            case Author.NoDomain() -> new MessageFinding.NoFrom(true, whole);
        };
    }

    private MessageFinding judged(DomainName author) {
        return switch (diagnosis.dmarc().result()) {
            case PASS ->
                    new MessageFinding.DmarcPass(
                            author, signedBy(), bouncesTo(), isRecorded(), walked());
            case FAIL ->
                    new MessageFinding.DmarcFail(
                            author,
                            diagnosis.dmarc().evaluation().stream()
                                    .flatMap(evaluation -> evaluation.policy().stream())
                                    .toList(),
                            Shown.policy(diagnosis.handling().policy()),
                            diagnosis.causes().stream().limit(1).toList(),
                            isRecorded(),
                            walked());
            case NONE -> new MessageFinding.DmarcNone(author, walked());
            case TEMPERROR -> new MessageFinding.DmarcUndetermined(true, headerOf(), walked());
            case PERMERROR, UNKNOWN ->
                    new MessageFinding.DmarcUndetermined(false, headerOf(), walked());
        };
    }

    private boolean isRecorded() {
        return diagnosis.dmarc().basis() == DmarcView.Basis.RECORDED;
    }

    private List<DomainName> signedBy() {
        return diagnosis.signatures().stream()
                .filter(view -> view.passes() && DiagnosisFindings.isAligned(view))
                .flatMap(view -> view.identifier().stream())
                .map(Identifier::domain)
                .distinct()
                .toList();
    }

    private List<DomainName> bouncesTo() {
        return diagnosis.spf().result().equals("pass")
                ? diagnosis.spf().identifier().stream()
                        .filter(identifier -> identifier.alignment().aligned())
                        .map(Identifier::domain)
                        .toList()
                : List.of();
    }

    /// Whose signature fits as much as was given.
    private List<DomainName> headerOf() {
        return diagnosis.signatures().stream()
                .filter(DiagnosisFindings::isAligned)
                .filter(view ->
                        view.now().stream()
                                .anyMatch(now ->
                                        now.header() instanceof HeaderHash.Verified
                                                && now.body() == BodyHash.NOT_GIVEN))
                .flatMap(view -> view.identifier().stream())
                .map(Identifier::domain)
                .distinct()
                .toList();
    }

    /// The names asked for a policy.
    private List<Question> walked() {
        return diagnosis.dmarc().evaluation().stream()
                .flatMap(evaluation -> evaluation.walk().stream())
                .map(Step::domain)
                .flatMap(domain -> TreeWalk.question(domain).stream())
                .toList();
    }
}

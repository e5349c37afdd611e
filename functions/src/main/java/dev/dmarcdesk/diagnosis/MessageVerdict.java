package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.diagnosis.MessageFinding.DmarcNone.Today;
import dev.dmarcdesk.diagnosis.MessageFinding.Known;
import dev.dmarcdesk.dkim.SignatureOutcome;
import dev.dmarcdesk.dkim.SignatureOutcome.BodyHash;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dmarc.Step;
import dev.dmarcdesk.dmarc.TreeWalk;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.mail.Repaired.Completeness;

import java.util.List;
import java.util.function.Predicate;

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
                            author, signedBy(), bouncesTo(), known(), walked());
            case FAIL ->
                    new MessageFinding.DmarcFail(
                            author,
                            diagnosis.dmarc().evaluation().stream()
                                    .flatMap(evaluation -> evaluation.policy().stream())
                                    .toList(),
                            Shown.policy(diagnosis.handling().policy()),
                            diagnosis.causes().stream().limit(1).toList(),
                            known(),
                            walked());
            case NONE -> new MessageFinding.DmarcNone(author, today(diagnosis), walked());
            case TEMPERROR -> undetermined(true);
            case PERMERROR, UNKNOWN -> undetermined(false);
        };
    }

    private MessageFinding undetermined(boolean isDns) {
        boolean isRecorded =
                switch (diagnosis.receiver().why()) {
                    case RECEIVERS_OWN, MICROSOFTS_OWN, TOPMOST -> true;
                    case FOREIGN, ABSENT -> false;
                };
        return new MessageFinding.DmarcUndetermined(
                isDns,
                isDns && isAnswered(),
                isRecorded,
                signers(now ->
                        now.header() instanceof HeaderHash.Verified
                                && now.body() == BodyHash.NOT_GIVEN),
                signers(now ->
                        now.header() instanceof HeaderHash.NoKey
                                || now.header() instanceof HeaderHash.Revoked),
                walked());
    }

    /// Whether the DNS answers now: then it was the receiver's question that failed.
    private boolean isAnswered() {
        return today(diagnosis) != Today.UNKNOWN
                && !diagnosis.spf().evaluated().equals("temperror")
                && diagnosis.signatures().stream()
                        .filter(view -> view.reported().isEmpty())
                        .flatMap(view -> view.now().stream())
                        .noneMatch(now -> now.header() instanceof HeaderHash.KeyUnavailable);
    }

    private Known known() {
        if (diagnosis.dmarc().basis() == DmarcView.Basis.RECORDED) {
            return Known.THEN_ONLY;
        }
        return diagnosis.causes().stream().anyMatch(Cause.ReceiverDiffers.class::isInstance)
                ? Known.NOW_ONLY
                : Known.COMPUTED;
    }

    /// What is published now.
    static Today today(Diagnosis diagnosis) {
        return diagnosis.dmarc().evaluation().stream()
                .map(evaluation ->
                        switch (evaluation.discovery()) {
                            case Discovery.Found(_, var record, _) ->
                                    record.isUsable() ? Today.PUBLISHED : Today.BROKEN;
                            case Discovery.Several _ -> Today.BROKEN;
                            case Discovery.Nothing _ -> Today.NONE;
                            case Discovery.Undetermined _ -> Today.UNKNOWN;
                        })
                .findFirst()
                .orElse(Today.NONE);
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
        boolean counts =
                DiagnosisFindings.isBySpfAlone(diagnosis)
                        || (diagnosis.spf().result().equals("pass") && !signedBy().isEmpty());
        return counts
                ? diagnosis.spf().identifier().stream()
                        .filter(identifier -> identifier.alignment().aligned())
                        .map(Identifier::domain)
                        .toList()
                : List.of();
    }

    /// Whose signatures are as asked now.
    private List<DomainName> signers(Predicate<SignatureOutcome> wanted) {
        return diagnosis.signatures().stream()
                .filter(DiagnosisFindings::isAligned)
                .filter(view -> view.now().stream().anyMatch(wanted))
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

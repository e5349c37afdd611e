package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.authres.TrustBoundary.Reason;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.diagnosis.MessageFinding.Overridden;
import dev.dmarcdesk.diagnosis.MessageFinding.Overridden.By;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What there is to say of what receivers wrote down.
///
/// @param diagnosis of what
record ReceiverFindings(Diagnosis diagnosis) {
    private static final String NONE = "none";

    /// Microsoft's code for a failure that a trusted ARC chain makes up for.
    private static final String SEALED = "130";

    List<Advice> all() {
        var findings = new ArrayList<MessageFinding>();
        differs().ifPresent(findings::add);
        overridden().ifPresent(findings::add);
        results(findings);
        return findings.stream().map(MessageAdvice::on).toList();
    }

    /// What a receiver guessed where there is no policy is no pass.
    private static String reported(String written) {
        String result = Shown.result(written);
        return result.equals("bestguesspass") ? NONE : result;
    }

    private Optional<MessageFinding> differs() {
        var dmarc = diagnosis.dmarc();
        String reported = reported(dmarc.reported());
        boolean definite =
                switch (dmarc.result()) {
                    case PASS, FAIL, NONE -> true;
                    case PERMERROR, TEMPERROR, UNKNOWN -> false;
                };
        return definite && !reported.isEmpty() && !reported.equals(ResultWords.of(dmarc.result()))
                ? Optional.of(
                        new MessageFinding.ReportedDiffers(
                                diagnosis.receiver().authservId(),
                                reported,
                                dmarc.result(),
                                reported.equals(ResultWords.of(dmarc.result7489()))))
                : Optional.empty();
    }

    /// A pass by another name: only where the message failed, then by the receiver's own word.
    Optional<MessageFinding> overridden() {
        String reported = reported(diagnosis.dmarc().reported());
        boolean failed =
                reported.isEmpty()
                        ? diagnosis.dmarc().result() == DmarcView.Result.FAIL
                        : reported.equals("fail");
        if (!failed) {
            return Optional.empty();
        }
        var handling = diagnosis.handling();
        if (Shown.policy(handling.disposition()).equals(NONE) && isEnforced()) {
            return Optional.of(
                    handling.arc().contains("pass")
                            ? new Overridden(By.ARC, "arc=pass, " + taken())
                            : new Overridden(By.LOCAL_POLICY, taken()));
        }
        return handling.composite().stream()
                .filter(composite -> Shown.result(composite.result()).endsWith("pass"))
                .<MessageFinding>map(composite ->
                        new Overridden(
                                composite.code().equals(SEALED) ? By.ARC : By.COMPOSITE,
                                mark(composite)))
                .findFirst();
    }

    /// That it was taken in, as Gmail and Microsoft write it.
    private String taken() {
        boolean isMicrosofts =
                !diagnosis.handling().composite().isEmpty()
                        || diagnosis.receiver().why() == Reason.MICROSOFTS_OWN;
        return isMicrosofts
                ? "action=none"
                : diagnosis.receiver().provider().equals("Gmail") ? "dis=none" : "disposition none";
    }

    static String mark(Handling.Composite composite) {
        String mark = "compauth=" + ResultWords.of(composite.result());
        return composite.code().matches("\\d{3}") ? mark + " reason=" + composite.code() : mark;
    }

    /// Whether the policy asked for more than nothing: the one the receiver wrote down, else
    /// today's.
    private boolean isEnforced() {
        String then = Shown.policy(diagnosis.handling().policy());
        return then.isEmpty()
                ? diagnosis.dmarc().evaluation().stream()
                        .flatMap(evaluation -> evaluation.policy().stream())
                        .anyMatch(policy -> policy.enforces())
                : !then.equals(NONE);
    }

    private void results(List<MessageFinding> findings) {
        var receiver = diagnosis.receiver();
        boolean judged =
                switch (diagnosis.dmarc().result()) {
                    case PASS, FAIL, NONE -> true;
                    case PERMERROR, TEMPERROR, UNKNOWN -> false;
                };
        boolean alone = receiver.why() == Reason.FOREIGN;
        var claims = claims();
        if (!claims.isEmpty()) {
            findings.add(new MessageFinding.UntrustedResults(claims, alone));
        }
        switch (receiver.why()) {
            case TOPMOST ->
                    findings.add(new MessageFinding.UnconfirmedResults(receiver.authservId()));
            case ABSENT -> findings.add(new MessageFinding.NoResults(judged));
            case RECEIVERS_OWN, MICROSOFTS_OWN, FOREIGN -> {}
        }
    }

    private List<String> claims() {
        return diagnosis.receiver().claims().stream()
                .map(ReceiverFindings::claim)
                .filter(claim -> !claim.isEmpty())
                .distinct()
                .toList();
    }

    private static String claim(ReceiverView.Claim claim) {
        String marks =
                String.join(
                        " ",
                        claim.results().stream()
                                .map(Shown::mark)
                                .filter(mark -> !mark.isEmpty())
                                .distinct()
                                .limit(4)
                                .toList());
        String host = Shown.host(claim.authservId());
        return host.isEmpty() || marks.isEmpty() ? marks : marks + " by " + host;
    }
}

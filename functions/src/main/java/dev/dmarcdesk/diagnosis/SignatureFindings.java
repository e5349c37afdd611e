package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.dkim.SignatureOutcome;
import dev.dmarcdesk.dkim.SignatureOutcome.BodyHash;
import dev.dmarcdesk.dkim.SignatureOutcome.Flaw;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dns.DomainName;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What there is to say of the signatures.
///
/// @param diagnosis of what
record SignatureFindings(Diagnosis diagnosis) {
    /// Nobody signs more often.
    private static final int MOST = 20;

    List<Advice> all() {
        return diagnosis.signatures().stream()
                .limit(MOST)
                .flatMap(view -> Stream.concat(alignment(view), now(view)))
                .toList();
    }

    private Stream<Advice> alignment(SignatureView view) {
        return diagnosis.author() instanceof Author.One(var author)
                ? view.identifier().stream()
                        .flatMap(identifier ->
                                new Alignments(author, fails())
                                        .dkim(identifier, result(view)).stream())
                : Stream.empty();
    }

    private boolean fails() {
        return diagnosis.dmarc().result() == DmarcView.Result.FAIL;
    }

    /// The receiver's word, else what verifies now.
    static String result(SignatureView view) {
        return view.passes() ? "pass" : Shown.result(view.reported());
    }

    private Stream<Advice> now(SignatureView view) {
        var findings = new ArrayList<MessageFinding>();
        for (SignatureOutcome outcome : view.now()) {
            if (outcome.header() instanceof HeaderHash.Unreadable(var expected)) {
                findings.add(new MessageFinding.SignatureUnreadable(outcome.domain(), expected));
            }
            domain(view, outcome)
                    .forEach(domain -> {
                        boolean told = isTold(domain, view.selector());
                        if (!told) {
                            findings.addAll(hashes(view, outcome, domain));
                        }
                        findings.addAll(flaws(view, outcome, domain, told));
                    });
        }
        return findings.stream().map(MessageAdvice::on);
    }

    private static Stream<DomainName> domain(SignatureView view, SignatureOutcome outcome) {
        return Stream.concat(
                        outcome.domain().stream(),
                        view.identifier().stream().map(Identifier::domain))
                .limit(1);
    }

    private static List<MessageFinding> hashes(
            SignatureView view, SignatureOutcome outcome, DomainName domain) {
        String selector = Shown.selector(outcome.selector());
        boolean passed = view.reported().equals("pass");
        return switch (outcome.header()) {
            case HeaderHash.Verified _ ->
                    outcome.body() == BodyHash.DIFFERS
                            ? List.of(
                                    new MessageFinding.BodyChanged(
                                            domain, selector, false, Cause.Fault.NOBODY, ""))
                            : List.of();
            case HeaderHash.Broken(_, var changes) ->
                    List.of(
                            passed
                                    ? new MessageFinding.KeyChanged(
                                            domain, selector, outcome.evidence())
                                    : new MessageFinding.HeaderChanged(
                                            domain,
                                            selector,
                                            false,
                                            Cause.Fault.NOBODY,
                                            "",
                                            changes));
            case HeaderHash.NoKey _ ->
                    List.of(
                            new MessageFinding.KeyGone(
                                    domain, selector, false, passed, false, outcome.evidence()));
            case HeaderHash.Revoked _ ->
                    List.of(
                            new MessageFinding.KeyGone(
                                    domain, selector, true, passed, false, outcome.evidence()));
            case HeaderHash.UnusableKey _ ->
                    List.of(
                            new MessageFinding.KeyUnusable(
                                    domain, selector, false, outcome.evidence()));
            case HeaderHash.KeyUnavailable _ ->
                    List.of(
                            new MessageFinding.KeyUnavailable(
                                    domain, selector, outcome.evidence()));
            case HeaderHash.Unreadable _, HeaderHash.Unproven _ -> List.of();
        };
    }

    private List<MessageFinding> flaws(
            SignatureView view, SignatureOutcome outcome, DomainName domain, boolean told) {
        boolean matters = view.passes() && DiagnosisFindings.isAligned(view);
        String selector = Shown.selector(outcome.selector());
        return outcome.flaws().stream()
                .filter(flaw -> !told || !flaw.isFatal())
                .<MessageFinding>map(flaw ->
                        flaw == Flaw.EXPIRED || flaw == Flaw.EXPIRED_SINCE
                                ? new MessageFinding.SignatureExpired(
                                        domain, selector, false, flaw == Flaw.EXPIRED_SINCE)
                                : new MessageFinding.SignatureWeak(domain, selector, flaw, matters))
                .toList();
    }

    /// Whether a cause speaks of this signature.
    private boolean isTold(DomainName domain, String selector) {
        return diagnosis.causes().stream()
                .anyMatch(cause ->
                        switch (cause) {
                            case Cause.KeyGone(var of, var at, _) ->
                                    of.equals(domain) && at.equals(selector);
                            case Cause.KeyLate(var of, var at, _) ->
                                    of.equals(domain) && at.equals(selector);
                            case Cause.KeyUnusable(var of, var at) ->
                                    of.equals(domain) && at.equals(selector);
                            case Cause.BodyChanged(var of, var at, _, _) ->
                                    of.equals(domain) && at.equals(selector);
                            case Cause.HeaderChanged(var of, var at, _, _) ->
                                    of.equals(domain) && at.equals(selector);
                            case Cause.SignatureFailed(var of, var at) ->
                                    of.equals(domain) && at.equals(selector);
                            case Cause.SignatureNotCounted(var of, var at, _) ->
                                    of.equals(domain) && at.equals(selector);
                            case Cause.SignatureExpired(var of, var at) ->
                                    of.equals(domain) && at.equals(selector);
                            case Cause.ProviderSignsOnly _,
                                    Cause.BounceNotAligned _,
                                    Cause.StrictOnly _,
                                    Cause.Forwarded _,
                                    Cause.ListRewrote _,
                                    Cause.ServerNotAuthorized _,
                                    Cause.BehindGateway _,
                                    Cause.OtherOrganization _,
                                    Cause.NothingOfOurs _,
                                    Cause.Untrusted _,
                                    Cause.NoSingleAuthor _,
                                    Cause.NoPolicy _,
                                    Cause.ReceiverDiffers _,
                                    Cause.LookupFailed _ ->
                                    false;
                        });
    }
}

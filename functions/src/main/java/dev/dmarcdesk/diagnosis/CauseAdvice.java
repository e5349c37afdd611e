package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.sender.Sender;

import java.util.List;

/// The words for [Cause]: why, in one sentence; whose work it is to mend it; and the shortest fix.
public final class CauseAdvice {
    private final Diagnosis diagnosis;
    private final DomainName author;

    private CauseAdvice(Diagnosis diagnosis, DomainName author) {
        this.diagnosis = diagnosis;
        this.author = author;
    }

    /// Explains a cause; empty where the verdict itself says it already.
    ///
    /// @param cause one of the diagnosis's
    /// @param author the Author Domain
    static List<Advice> on(Cause cause, Diagnosis diagnosis, DomainName author) {
        return new CauseAdvice(diagnosis, author).words(cause);
    }

    private List<Advice> words(Cause cause) {
        return switch (cause) {
            case Cause.ProviderSignsOnly(var service, var signedBy, var bouncesTo) ->
                    message(
                            new MessageFinding.ProviderSignsOnly(
                                    author, names(service), signedBy, bouncesTo));
            case Cause.BounceNotAligned(var service, var bouncesTo) ->
                    message(new MessageFinding.BounceNotAligned(author, names(service), bouncesTo));
            case Cause.StrictOnly(var identifier, var tag) ->
                    List.of(
                            AlignmentAdvice.on(
                                    new AlignmentFinding.StrictOnly(
                                            author, identifier, tag, fails())));
            case Cause.Forwarded(var via, boolean signed) ->
                    message(
                            new MessageFinding.Forwarded(
                                    via, fails(), signed, diagnosis.path().certainty()));
            case Cause.ListRewrote(var via, boolean signed) ->
                    message(
                            new MessageFinding.MailingList(
                                    via,
                                    fails(),
                                    signed,
                                    diagnosis.path().certainty(),
                                    ChangeWords.all(diagnosis)));
            case Cause.KeyGone(var domain, var selector, boolean revoked) ->
                    message(
                            new MessageFinding.KeyGone(
                                    domain, selector, revoked, false, fails(), asked(selector)));
            case Cause.KeyLate(var domain, var selector, boolean fits) ->
                    message(new MessageFinding.KeyLate(domain, selector, fits, asked(selector)));
            case Cause.KeyUnusable(var domain, var selector) ->
                    message(
                            new MessageFinding.KeyUnusable(
                                    domain, selector, fails(), asked(selector)));
            case Cause.BodyChanged(var domain, var selector, var by, var via) ->
                    message(new MessageFinding.BodyChanged(domain, selector, fails(), by, via));
            case Cause.HeaderChanged(var domain, var selector, var by, var via) ->
                    message(
                            new MessageFinding.HeaderChanged(
                                    domain,
                                    selector,
                                    fails(),
                                    by,
                                    via,
                                    ChangeWords.of(diagnosis, domain, selector)));
            case Cause.SignatureFailed(var domain, var selector) ->
                    message(new MessageFinding.SignatureFailed(domain, selector));
            case Cause.SignatureNotCounted(var domain, var selector, var flaw) ->
                    message(new MessageFinding.SignatureWeak(domain, selector, flaw, true));
            case Cause.SignatureExpired(var domain, var selector) ->
                    message(new MessageFinding.SignatureExpired(domain, selector, fails(), false));
            case Cause.ServerNotAuthorized(var service, var bouncesTo, var result) ->
                    message(
                            new MessageFinding.ServerNotAuthorized(
                                    names(service), bouncesTo, result));
            case Cause.BehindGateway(var via) ->
                    message(new MessageFinding.BehindGateway(author, via));
            case Cause.OtherOrganization(var identifier) ->
                    message(new MessageFinding.OtherOrganization(author, identifier));
            case Cause.NothingOfOurs _ -> message(new MessageFinding.UnknownSender(author));
            case Cause.Untrusted _,
                    Cause.NoSingleAuthor _,
                    Cause.NoPolicy _,
                    Cause.ReceiverDiffers _,
                    Cause.LookupFailed _ ->
                    List.of();
        };
    }

    /// Whose work it is, in a sentence; empty where the cause says it already.
    static Sentence whose(Cause cause, DomainName author) {
        return switch (cause.fault()) {
            case OUR_DNS -> Sentence.of("That is mended in the DNS of %s.", author.toString());
            case OUR_SENDING_SERVICE ->
                    Sentence.of("That is for the sender to mend, not for the recipient.");
            case FORWARDER ->
                    cause instanceof Cause.Forwarded(_, boolean signed) && !signed
                            ? Sentence.NONE
                            : Sentence.of("It happened on the way, not in any DNS.");
            case GATEWAY ->
                    cause instanceof Cause.BehindGateway
                            ? Sentence.NONE
                            : Sentence.of("The gateway did that, not the sender.");
            case MAILING_LIST, RECEIVER, NOBODY, FORGED_OR_UNKNOWN -> Sentence.NONE;
        };
    }

    private static List<Advice> message(MessageFinding finding) {
        return List.of(MessageAdvice.on(finding));
    }

    private static List<String> names(List<Sender> service) {
        return service.stream().map(Sender::shortName).limit(1).toList();
    }

    private boolean fails() {
        return diagnosis.dmarc().result() == DmarcView.Result.FAIL;
    }

    private List<Question> asked(String selector) {
        return diagnosis.signatures().stream()
                .filter(view -> view.selector().equals(selector))
                .flatMap(view -> view.now().stream())
                .flatMap(now -> now.evidence().stream())
                .distinct()
                .toList();
    }
}

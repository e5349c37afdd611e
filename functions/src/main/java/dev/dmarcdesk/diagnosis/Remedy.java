package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dmarc.AlignmentMode;
import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dmarc.PsdFlag;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.sender.Sender;

import java.util.List;

/// Finds the shortest way to a pass: nothing where an aligned signature passes; else a signature of
/// the author's domain, because it survives forwarding; else an aligned bounce address.
///
/// @param diagnosis of what
/// @param author the Author Domain
record Remedy(Diagnosis diagnosis, DomainName author) {
    ShortestFix of(Cause cause) {
        return switch (cause) {
            case Cause.ProviderSignsOnly(var service, _, _) -> sign(service);
            case Cause.BounceNotAligned(var service, _) -> sign(service);
            case Cause.ServerNotAuthorized(var service, var bouncesTo, var result) ->
                    authorize(service, bouncesTo, result);
            case Cause.StrictOnly strict -> Strictness.fix(diagnosis, author, strict, service());
            case Cause.Forwarded(_, boolean signed) ->
                    signed || isPublic() ? leaveAlone() : sign(service());
            case Cause.ListRewrote(_, boolean signed) ->
                    signed || isPublic() ? list() : sign(service());
            case Cause.KeyGone gone -> publishKey(gone);
            case Cause.KeyLate late -> sendAgain(late);
            case Cause.KeyUnusable(var domain, var selector) ->
                    ShortestFix.of(
                            Sentence.of(
                                    "Mend the key at %s: %s says what is wrong with it.",
                                    place(domain, selector), "dkim " + domain + " " + selector));
            case Cause.BodyChanged(var domain, _, var by, _) -> unchanged(domain, by);
            case Cause.HeaderChanged(var domain, var selector, var by, _) ->
                    by != Cause.Fault.NOBODY
                            ? unchanged(domain, by)
                            : ShortestFix.of(
                                    Sentence.of(
                                            "Compare the key at %s with the one that the sending service shows;"
                                                    + " if they agree, nothing may change the mail after it was"
                                                    + " signed as %s.",
                                            place(domain, selector), domain.toString()));
            case Cause.SignatureFailed(var domain, _) ->
                    ShortestFix.of(
                            Sentence.of(
                                    "Send a message of %s straight to a mailbox of your own, and give it"
                                            + " here whole, as a file: that tells what breaks the"
                                            + " signature.",
                                    domain.toString()));
            case Cause.SignatureNotCounted(var domain, _, _) ->
                    ShortestFix.of(
                            Sentence.of(
                                    "Have the mail signed as %s with %s and a key of 2048 bits, From"
                                            + " among the signed fields.",
                                    domain.toString(), "rsa-sha256"));
            case Cause.SignatureExpired _ ->
                    ShortestFix.of(
                            Sentence.of(
                                    "Have the sending service give its signatures more time (%s), or"
                                            + " none to end: a week at least.",
                                    "x="));
            case Cause.BehindGateway _ ->
                    isPublic() ? unchanged(author, Cause.Fault.GATEWAY) : sign(service());
            case Cause.OtherOrganization(var identifier) -> join(identifier);
            case Cause.NothingOfOurs _ -> ours();
            case Cause.NoPolicy _ ->
                    ShortestFix.of(
                            VerdictWords.publish(
                                    author.toString(), MessageVerdict.today(diagnosis)));
            case Cause.ReceiverDiffers _ ->
                    ShortestFix.of(
                            Sentence.of(
                                    "Check today's policy of %s: %s.",
                                    author.toString(), "check " + author));
            case Cause.Untrusted _, Cause.NoSingleAuthor _, Cause.LookupFailed _ ->
                    ShortestFix.NONE;
        };
    }

    /// The service, where only one left its marks.
    private List<Sender> service() {
        var told =
                diagnosis.causes().stream()
                        .filter(Cause.ProviderSignsOnly.class::isInstance)
                        .flatMap(only -> ((Cause.ProviderSignsOnly) only).service().stream())
                        .toList();
        boolean isDirect =
                switch (diagnosis.path().kind()) {
                    case FORWARDED, MAILING_LIST -> false;
                    case DIRECT, GATEWAY, UNKNOWN -> true;
                };
        var marks =
                diagnosis.services().stream()
                        .filter(one -> isDirect || Services.SENDING.contains(one.kind()))
                        .toList();
        return !told.isEmpty() ? told : marks.size() == 1 ? marks : List.of();
    }

    /// Have it signed as the author.
    ShortestFix sign() {
        return sign(service());
    }

    /// What makes a message's pass rest on more than its bounce address: mending the signature it
    /// has, before having it signed.
    ShortestFix ofPassBySpf() {
        var path = diagnosis.path();
        var broken =
                diagnosis.signatures().stream()
                        .filter(DiagnosisFindings::isAligned)
                        .flatMap(one -> new BrokenSignature(one, path).cause().stream())
                        .toList();
        if (broken.isEmpty()) {
            boolean isSigned =
                    diagnosis.signatures().stream().anyMatch(DiagnosisFindings::isAligned);
            return isSigned || isPublic() ? ShortestFix.NONE : sign();
        }
        return switch (Causes.between(path)) {
            case MAILING_LIST -> list();
            case FORWARDER -> leaveAlone();
            case GATEWAY, OUR_DNS, OUR_SENDING_SERVICE, RECEIVER, NOBODY, FORGED_OR_UNKNOWN ->
                    of(broken.getFirst());
        };
    }

    private ShortestFix sign(List<Sender> service) {
        if (isPublic()) {
            return ShortestFix.of(
                    Sentence.of(
                            "Send with an address of a domain of your own in From: nobody but its"
                                    + " provider can sign as %s.",
                            author.toString()));
        }
        if (service.isEmpty()) {
            return ShortestFix.of(
                    Sentence.of(
                            "Have the service that sent it sign as %s (%s). Services call that domain"
                                    + " authentication, and show the records to publish.",
                            author.toString(), "d=" + author));
        }
        var ability = new Ability(service.getFirst(), author.toString());
        var lead = ability.shortest(mode(true), mode(false));
        return ability.signs() || ability.bounces()
                ? ShortestFix.in(
                        service.getFirst(),
                        author,
                        lead,
                        service.getFirst().alignment(author).and(ability.note(mode(false))))
                : ShortestFix.of(lead);
    }

    private boolean isPublic() {
        return PublicMailboxes.contain(author.toString());
    }

    /// How strict the policy is, relaxed where there is none.
    private AlignmentMode mode(boolean dkim) {
        return diagnosis.dmarc().evaluation().stream()
                .map(evaluation -> evaluation.discovery())
                .filter(Discovery.Found.class::isInstance)
                .map(found -> ((Discovery.Found) found).record())
                .map(record -> dkim ? record.adkim() : record.aspf())
                .map(setting -> setting.or(AlignmentMode.RELAXED))
                .findFirst()
                .orElse(AlignmentMode.RELAXED);
    }

    private ShortestFix authorize(List<Sender> service, DomainName bouncesTo, String result) {
        if (isPublic()) {
            return ours();
        }
        return service.isEmpty()
                ? ShortestFix.of(
                        Sentence.of(
                                "If the server is yours, have it sign as %s, which survives forwarding"
                                        + " too; or %s %s. If nobody knows it, nothing: the mail is"
                                        + " forged.",
                                author.toString(),
                                new Inline.Plain(
                                        switch (ResultWords.of(result)) {
                                            case "none" -> "publish an SPF record that names it at";
                                            case "permerror" -> "mend the SPF record of";
                                            default -> "add it to the SPF record of";
                                        }),
                                bouncesTo.toString()))
                : sign(service);
    }

    private ShortestFix leaveAlone() {
        return ShortestFix.of(
                Sentence.of(
                        "Nothing to mend at %s: ask whoever runs the forwarding to change nothing in the"
                                + " mail, or have the recipient give the address it is forwarded to.",
                        author.toString()));
    }

    private ShortestFix list() {
        return ShortestFix.of(
                Sentence.of(
                        "Nothing to mend at %s: ask whoever runs the list to put the list's own address"
                                + " into From, or to add neither footer nor subject tag.",
                        author.toString()));
    }

    private ShortestFix publishKey(Cause.KeyGone gone) {
        String place = place(gone.domain(), gone.selector());
        return ShortestFix.of(
                gone.revoked()
                        ? Sentence.of(
                                "Have the mail signed with a selector whose key is in use: the one at %s"
                                        + " was withdrawn.",
                                place)
                        : Sentence.of(
                                "Publish the key that the sending service shows at %s, or have the mail"
                                        + " signed with a selector whose key is published.",
                                place));
    }

    private static ShortestFix sendAgain(Cause.KeyLate late) {
        String place = place(late.domain(), late.selector());
        return ShortestFix.of(
                late.fits()
                        ? Sentence.of(
                                "Nothing is left to publish at %s: mail that is sent from now on passes."
                                        + " The next time, publish the key a day or two before anything"
                                        + " is signed with it.",
                                place)
                        : Sentence.of(
                                "Compare the key at %s with the one that the sending service shows.",
                                place));
    }

    private ShortestFix unchanged(DomainName domain, Cause.Fault by) {
        return switch (by) {
            case FORWARDER -> leaveAlone();
            case MAILING_LIST -> list();
            case GATEWAY ->
                    ShortestFix.of(
                            Sentence.of(
                                    "Nothing to mend at %s: the recipient's gateway has to check DMARC"
                                            + " itself, before it changes anything, or to change nothing.",
                                    author.toString()));
            case OUR_DNS, OUR_SENDING_SERVICE, RECEIVER, NOBODY, FORGED_OR_UNKNOWN ->
                    ShortestFix.of(
                            Sentence.of(
                                    "Have the mail signed as %s by the last server that changes it,"
                                            + " behind whatever adds footers or rewrites links.",
                                    domain.toString()));
        };
    }

    /// One record above both makes them one organization; below a record that says it is one of its
    /// own, only its own name counts.
    private ShortestFix join(DomainName identifier) {
        return author.isWithin(identifier) && !standsAlone()
                ? ShortestFix.of(
                        Sentence.of(
                                "Have the mail signed as %s. Or, if both are yours, see that %s has a"
                                        + " DMARC record of its own: it then covers what is below it.",
                                author.toString(), identifier.toString()))
                : ShortestFix.of(Sentence.of("Have the mail signed as %s.", author.toString()));
    }

    private boolean standsAlone() {
        return diagnosis.dmarc().evaluation().stream()
                .anyMatch(evaluation ->
                        evaluation.discovery() instanceof Discovery.Found found
                                && found.record().psd().or(PsdFlag.UNDECLARED)
                                        != PsdFlag.UNDECLARED);
    }

    private ShortestFix ours() {
        if (isPublic()) {
            return ShortestFix.of(
                    Sentence.of(
                            "If its author did not send it, nothing: it is forged. If they sent it by"
                                    + " another service than that of %s, they need an address of a"
                                    + " domain of their own in From.",
                            author.toString()));
        }
        return ShortestFix.of(
                Sentence.of(
                        "If nobody at %s knows of this mail, nothing: it is forged. If somebody does,"
                                + " have the service that sent it sign as %s.",
                        author.toString(), author.toString()));
    }

    private static String place(DomainName domain, String selector) {
        return selector + "._domainkey." + domain;
    }
}

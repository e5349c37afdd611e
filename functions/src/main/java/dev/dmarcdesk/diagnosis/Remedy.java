package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dmarc.AlignmentMode;
import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dns.DomainName;
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
            case Cause.ServerNotAuthorized(var service, var bouncesTo, _) ->
                    authorize(service, bouncesTo);
            case Cause.StrictOnly strict -> Strictness.fix(diagnosis, author, strict);
            case Cause.Forwarded(_, boolean signed) -> signed ? leaveAlone() : sign(service());
            case Cause.ListRewrote(_, boolean signed) -> signed ? list() : sign(service());
            case Cause.KeyGone gone -> publishKey(gone);
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
            case Cause.NothingOfOurs _ -> ours();
            case Cause.NoPolicy _ ->
                    ShortestFix.of(
                            Sentence.of(
                                    "Publish a DMARC record for %s: %s proposes one.",
                                    author.toString(), "check " + author));
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
        return diagnosis.services().size() == 1 ? diagnosis.services() : List.of();
    }

    /// Have it signed as the author.
    ShortestFix sign() {
        return sign(service());
    }

    private ShortestFix sign(List<Sender> service) {
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
                ? ShortestFix.in(service.getFirst(), author, lead, ability.note(mode(false)))
                : ShortestFix.of(lead);
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

    private ShortestFix authorize(List<Sender> service, DomainName bouncesTo) {
        return service.isEmpty()
                ? ShortestFix.of(
                        Sentence.of(
                                "If the server is yours, have it sign as %s, which survives forwarding"
                                        + " too; or add it to the SPF record of %s. If nobody knows it,"
                                        + " nothing: the mail is forged.",
                                author.toString(), bouncesTo.toString()))
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

    private ShortestFix ours() {
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

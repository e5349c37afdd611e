package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.document.Sentence;

/// Why DMARC failed, in the few words of a title.
final class Headlines {
    private Headlines() {}

    static Sentence failed(MessageFinding.DmarcFail fail) {
        String author = fail.author().toString();
        var why =
                fail.why().isEmpty()
                        ? Sentence.of("nothing vouches for %s", author)
                        : why(fail.why().getFirst(), author);
        return fail.known() == MessageFinding.Known.NOW_ONLY
                ? Sentence.of("By today's policy DMARC fails: %s", why)
                : Sentence.of("DMARC failed: %s", why);
    }

    private static Sentence why(Cause cause, String author) {
        return switch (cause) {
            case Cause.ProviderSignsOnly _, Cause.BounceNotAligned _ ->
                    Sentence.of("nothing was signed as %s", author);
            case Cause.StrictOnly(var identifier, _) ->
                    Sentence.of(
                            "%s accepts its very own name only, and not %s",
                            author, identifier.toString());
            case Cause.Forwarded(_, boolean signed) ->
                    signed
                            ? Sentence.of("the signature of %s did not survive forwarding", author)
                            : Sentence.of("it was forwarded, and nothing was signed as %s", author);
            case Cause.ListRewrote(_, boolean signed) ->
                    signed
                            ? Sentence.of("a mailing list changed what %s had signed", author)
                            : Sentence.of(
                                    "it came through a mailing list, and nothing was signed as %s",
                                    author);
            case Cause.KeyGone(_, _, boolean revoked) ->
                    revoked
                            ? Sentence.of("the key of its signature has been withdrawn")
                            : Sentence.of("the key of its signature is not published");
            case Cause.KeyLate _ ->
                    Sentence.of("the key of its signature was not there when it arrived");
            case Cause.KeyUnusable _ -> Sentence.of("the key of its signature can not be used");
            case Cause.BodyChanged(var domain, _, _, _) ->
                    Sentence.of("the message was changed after %s signed it", domain.toString());
            case Cause.HeaderChanged(var domain, _, _, _) ->
                    Sentence.of("the signature of %s does not verify", domain.toString());
            case Cause.SignatureFailed(var domain, _) ->
                    Sentence.of("the signature of %s did not verify", domain.toString());
            case Cause.SignatureNotCounted(var domain, _, _) ->
                    Sentence.of("the signature of %s may not be counted", domain.toString());
            case Cause.SignatureExpired(var domain, _) ->
                    Sentence.of("the signature of %s had expired", domain.toString());
            case Cause.ServerNotAuthorized(_, var bouncesTo, _) ->
                    Sentence.of(
                            "SPF did not pass for %s, and no signature helps",
                            bouncesTo.toString());
            case Cause.BehindGateway _ ->
                    Sentence.of("a gateway handed it over, and nothing was signed as %s", author);
            case Cause.OtherOrganization(var identifier) ->
                    Sentence.of(
                            "%s counts as another organization than %s",
                            identifier.toString(), author);
            case Cause.NothingOfOurs _ ->
                    Sentence.of("nothing in the message vouches for %s", author);
            case Cause.Untrusted _,
                    Cause.NoSingleAuthor _,
                    Cause.NoPolicy _,
                    Cause.ReceiverDiffers _,
                    Cause.LookupFailed _ ->
                    Sentence.of("nothing vouches for %s", author);
        };
    }

    /// Whether the title of a cause's finding would only repeat the headline.
    static boolean says(Finding finding) {
        return switch (finding) {
            case MessageFinding.BodyChanged _,
                    MessageFinding.SignatureFailed _,
                    MessageFinding.SignatureExpired _,
                    MessageFinding.UnknownSender _,
                    MessageFinding.OnlySpf _,
                    AlignmentFinding.StrictOnly _ ->
                    true;
            case MessageFinding.Forwarded(var via, _, _, _) -> Shown.host(via).isEmpty();
            case MessageFinding.MailingList(var via, _, _, _, _) -> Shown.host(via).isEmpty();
            default -> false;
        };
    }
}

package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Choice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a reader of a diagnosis would do next.
final class NextCommands {
    private NextCommands() {}

    static List<Choice> of(Diagnosis diagnosis) {
        var choices = new ArrayList<Choice>();
        if (diagnosis.author() instanceof Author.One(var author)) {
            choices.add(new Choice("Check " + author, "check " + author));
        }
        diagnosis.causes().stream().limit(1).flatMap(NextCommands::about).forEach(choices::add);
        return choices;
    }

    private static Stream<Choice> about(Cause cause) {
        return switch (cause) {
            case Cause.KeyGone(var domain, var selector, _) -> key(domain, selector);
            case Cause.KeyUnusable(var domain, var selector) -> key(domain, selector);
            case Cause.HeaderChanged(var domain, var selector, _, _) -> key(domain, selector);
            case Cause.ServerNotAuthorized(_, var domain, _) ->
                    Stream.of(new Choice("SPF of " + domain, "spf " + domain));
            case Cause.OtherOrganization(var domain) ->
                    Stream.of(new Choice("Check " + domain, "check " + domain));
            case Cause.ProviderSignsOnly _,
                    Cause.BounceNotAligned _,
                    Cause.StrictOnly _,
                    Cause.Forwarded _,
                    Cause.ListRewrote _,
                    Cause.BodyChanged _,
                    Cause.SignatureExpired _,
                    Cause.SignatureFailed _,
                    Cause.SignatureNotCounted _,
                    Cause.BehindGateway _,
                    Cause.NothingOfOurs _,
                    Cause.Untrusted _,
                    Cause.NoSingleAuthor _,
                    Cause.NoPolicy _,
                    Cause.ReceiverDiffers _,
                    Cause.LookupFailed _ ->
                    Stream.empty();
        };
    }

    private static Stream<Choice> key(DomainName domain, String selector) {
        String shown = Shown.selector(selector);
        return shown.isEmpty()
                ? Stream.empty()
                : Stream.of(new Choice("Key " + shown, "dkim " + domain + " " + shown));
    }
}

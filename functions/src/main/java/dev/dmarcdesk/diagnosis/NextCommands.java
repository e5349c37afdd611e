package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.sender.Sender;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a reader of a diagnosis would do next.
final class NextCommands {
    /// Signatures that a note takes, and characters that a button carries.
    private static final int SIGNATURES = 5;

    private static final int LONGEST = 2_000;

    private NextCommands() {}

    static List<Choice> of(Diagnosis diagnosis) {
        var choices = new ArrayList<Choice>();
        if (diagnosis.author() instanceof Author.One(var author)) {
            choices.add(new Choice("Check " + author, "check " + author));
        }
        diagnosis.causes().stream()
                .limit(1)
                .flatMap(cause -> about(diagnosis, cause))
                .forEach(choices::add);
        return choices;
    }

    private static Stream<Choice> about(Diagnosis diagnosis, Cause cause) {
        return switch (cause) {
            case Cause.KeyGone(var domain, var selector, _) -> key(domain, selector);
            case Cause.KeyLate(var domain, var selector, _) -> key(domain, selector);
            case Cause.KeyUnusable(var domain, var selector) -> key(domain, selector);
            case Cause.HeaderChanged(var domain, var selector, _, _) -> key(domain, selector);
            case Cause.ServerNotAuthorized(_, var domain, _) ->
                    Stream.of(new Choice("SPF of " + domain, "spf " + domain));
            case Cause.OtherOrganization(var domain) ->
                    Stream.of(new Choice("Check " + domain, "check " + domain));
            case Cause.ProviderSignsOnly(var service, _, _) -> share(diagnosis, service);
            case Cause.BounceNotAligned(var service, _) -> share(diagnosis, service);
            case Cause.NothingOfOurs _ ->
                    somebodyVouches(diagnosis) ? share(diagnosis, List.of()) : Stream.empty();
            case Cause.StrictOnly _,
                    Cause.Forwarded _,
                    Cause.ListRewrote _,
                    Cause.BodyChanged _,
                    Cause.SignatureExpired _,
                    Cause.SignatureFailed _,
                    Cause.SignatureNotCounted _,
                    Cause.BehindGateway _,
                    Cause.Untrusted _,
                    Cause.NoSingleAuthor _,
                    Cause.NoPolicy _,
                    Cause.ReceiverDiffers _,
                    Cause.LookupFailed _ ->
                    Stream.empty();
        };
    }

    /// Whether a domain stands to it that could be asked to sign otherwise.
    private static boolean somebodyVouches(Diagnosis diagnosis) {
        return Worth.of(diagnosis.spf().result()) == Worth.PASS
                || diagnosis.signatures().stream().anyMatch(one -> Worth.of(one) == Worth.PASS);
    }

    /// Where the service has to sign or bounce otherwise: a note to it, with what the message
    /// shows.
    private static Stream<Choice> share(Diagnosis diagnosis, List<Sender> service) {
        if (!(diagnosis.author() instanceof Author.One(var author))) {
            return Stream.empty();
        }
        var line =
                new StringBuilder("note ")
                        .append(service.stream().map(Sender::slug).findFirst().orElse("other"))
                        .append(' ')
                        .append(author);
        diagnosis.signatures().stream()
                .limit(SIGNATURES)
                .forEach(one ->
                        one.identifier().stream()
                                .filter(NextCommands::isHost)
                                .forEach(who ->
                                        line.append(" --signature ")
                                                .append(who.domain())
                                                .append('/')
                                                .append(Shown.selector(one.selector()))
                                                .append(result(one.reported()))));
        diagnosis.spf().identifier().stream()
                .filter(NextCommands::isHost)
                .forEach(who ->
                        line.append(" --return-path ")
                                .append(who.domain())
                                .append(result(diagnosis.spf().result())));
        return line.length() <= LONGEST
                ? Stream.of(new Choice("Share with the provider", line.toString()))
                : Stream.empty();
    }

    private static boolean isHost(Identifier who) {
        return who.domain().isMailName() && who.domain().size() > 1;
    }

    private static String result(String reported) {
        String shown = Shown.result(reported);
        return shown.isEmpty() ? "" : "/" + shown;
    }

    private static Stream<Choice> key(DomainName domain, String selector) {
        String shown = Shown.selector(selector);
        return shown.isEmpty()
                ? Stream.empty()
                : Stream.of(new Choice("Key " + shown, "dkim " + domain + " " + shown));
    }
}

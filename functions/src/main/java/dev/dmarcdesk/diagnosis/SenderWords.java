package dev.dmarcdesk.diagnosis;

import static dev.dmarcdesk.diagnosis.MessageAdvice.DMARC;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.List;
import java.util.stream.Stream;

/// Words about who sent it.
final class SenderWords {
    private static final int SPF = 7208;

    private SenderWords() {}

    static Advice onlySpf(MessageFinding.OnlySpf only) {
        return Advice.of(
                        only,
                        Severity.NOTICE,
                        "Only the %s %s vouches for it: no signature of %s is known to have passed",
                        new Inline.Plain(only.nullPath() ? "server's name" : "bounce address at"),
                        only.bouncesTo().toString(),
                        only.author().toString())
                .because(
                        "Only its bounce address vouches for it. A forwarder's server is not in the SPF"
                                + " record, so the same mail fails DMARC once it is forwarded. A signature"
                                + " survives that.")
                .per(DMARC, "5.1.2")
                .per(SPF, "10.3");
    }

    static Advice providerSignsOnly(MessageFinding.ProviderSignsOnly only) {
        String author = only.author().toString();
        var who = who(only.service());
        var words =
                only.signedBy().isEmpty()
                        ? Sentence.of("%s sent this mail as itself, not as %s", who, author)
                        : only.bouncesTo().isEmpty()
                                ? Sentence.of(
                                        "%s signed this mail as itself, not as %s", who, author)
                                : Sentence.of(
                                        "%s signed this mail and takes its bounces as itself, not as %s",
                                        who, author);
        List<DomainName> domains =
                Stream.concat(only.signedBy().stream(), only.bouncesTo().stream())
                        .distinct()
                        .toList();
        return Advice.of(only, Severity.WARNING, "%s", words)
                .because(
                        "What was checked is %s, and DMARC asks for %s: a pass for another organization"
                                + " does not count.",
                        AuthorWords.names(domains), author)
                .per(DMARC, "4.4.1")
                .per(DMARC, "4.4.2");
    }

    private static Sentence who(List<String> service) {
        return service.isEmpty()
                ? Sentence.of("The service that sent it")
                : Sentence.of("%s", new Inline.Plain(service.getFirst()));
    }

    static Advice bounceNotAligned(MessageFinding.BounceNotAligned bounce) {
        String author = bounce.author().toString();
        var whose =
                bounce.service().isEmpty()
                        ? Sentence.of("which is not of %s", author)
                        : Sentence.of(
                                "a domain of %s", new Inline.Plain(bounce.service().getFirst()));
        return Advice.of(
                        bounce,
                        Severity.WARNING,
                        "Its bounces go to %s, %s",
                        bounce.bouncesTo().toString(),
                        whose)
                .because(
                        "SPF speaks for the bounce address only, and DMARC asks for %s: a pass for"
                                + " another organization does not count.",
                        author)
                .per(DMARC, "4.4.2");
    }

    static Advice serverNotAuthorized(MessageFinding.ServerNotAuthorized server) {
        String domain = server.bouncesTo().toString();
        var words =
                switch (ResultWords.of(server.result())) {
                    case "none" -> Sentence.of("%s had no SPF record (SPF none)", domain);
                    case "neutral" ->
                            Sentence.of(
                                    "The SPF record of %s says neither yes nor no to this server (SPF"
                                            + " neutral)",
                                    domain);
                    case "permerror" ->
                            Sentence.of(
                                    "The SPF record of %s could not be used (SPF permerror)",
                                    domain);
                    default ->
                            Sentence.of(
                                    "The SPF record of %s does not let this server send (SPF %s)",
                                    domain, new Inline.Plain(ResultWords.of(server.result())));
                };
        var advice = Advice.of(server, Severity.WARNING, "%s", words);
        return advice.because("%s", unauthorized(server).and(inError(server)))
                .per(DMARC, "4.4.2")
                .per(SPF, "2.6");
    }

    private static Sentence unauthorized(MessageFinding.ServerNotAuthorized server) {
        return server.service().isEmpty()
                ? Sentence.of(
                        "Either somebody forged the bounce address, and DMARC did what it is for, or %s.",
                        new Inline.Plain(
                                switch (ResultWords.of(server.result())) {
                                    case "none" ->
                                            "it is mail of your own from a name never set up";
                                    case "permerror" -> "it is mail of your own";
                                    default -> "a server of your own is missing in that record";
                                }))
                : Sentence.of(
                        "It is a server of %s. The bounce address is the author's own, so a pass"
                                + " would have been enough; so would a signature.",
                        new Inline.Plain(server.service().getFirst()));
    }

    private static Sentence inError(MessageFinding.ServerNotAuthorized server) {
        return ResultWords.of(server.result()).equals("permerror")
                ? Sentence.of(
                        "Such a record most often needs more than 10 lookups or has a wrong word: %s says"
                                + " which.",
                        "spf " + server.bouncesTo())
                : Sentence.NONE;
    }

    static Advice behindGateway(MessageFinding.BehindGateway gateway) {
        String author = gateway.author().toString();
        return Advice.of(
                        gateway,
                        Severity.WARNING,
                        "A gateway handed it over (%s), and it bears no signature of %s",
                        gateway.via(),
                        author)
                .because(
                        "SPF sees the gateway and can not pass for %s there. A gateway has to check DMARC"
                                + " itself; a signature would have passed behind it as well.",
                        author)
                .per(DMARC, "4.4.2")
                .per(SPF, "10.3");
    }

    static Advice otherOrganization(MessageFinding.OtherOrganization other) {
        String author = other.author().toString();
        String domain = other.identifier().toString();
        return Advice.of(
                        other,
                        Severity.WARNING,
                        "%s passed, but counts as another organization than %s",
                        domain,
                        author)
                .because(
                        "What belongs together is told by the DMARC records above both names, and none"
                                + " joins these two. A receiver of the older standard goes by a list of"
                                + " suffixes and may let it pass.")
                .per(DMARC, "4.10.2")
                .per(DMARC, "4.4.1");
    }

    static Advice unknownSender(MessageFinding.UnknownSender unknown) {
        String author = unknown.author().toString();
        return Advice.of(
                        unknown,
                        Severity.WARNING,
                        "Neither a signature nor the bounce address has anything to do with %s",
                        author)
                .because(
                        "Either somebody forged it, and DMARC did what it is for, or a service sends as"
                                + " %s that was never set up for it. The header does not tell which.",
                        author)
                .per(DMARC, "4.4");
    }
}

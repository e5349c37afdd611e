package dev.dmarcdesk.sender;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.sender.Sender.Prospect;

import java.util.Optional;

/// Which alignment (RFC 9989 §4.4) can be had with a service, in one sentence.
final class AlignmentWords {
    private AlignmentWords() {}

    /// @param domain the customer's
    static Sentence of(Sender sender, DomainName domain) {
        var ability = sender.ability();
        var name = new Inline.Plain(sender.shortName());
        if (ability.dkim() == Prospect.NO && ability.spf() == Prospect.NO) {
            return Sentence.of(
                    "%s: neither DKIM nor SPF can align with %s.", name, domain.toString());
        }
        return Sentence.of(
                "%s: %s%s; %s%s.",
                name,
                new Inline.Plain(dkim(ability.dkim())),
                new Inline.Plain(strictness(ability.dkim(), ability.strictDkim())),
                spf(sender, domain),
                new Inline.Plain(strictness(ability.spf(), ability.strictSpf())));
    }

    private static String dkim(Prospect prospect) {
        return switch (prospect) {
            case YES -> "DKIM can align";
            case WITH_SETUP -> "DKIM can align once its keys are published";
            case CONDITIONAL -> "DKIM can align with some plans";
            case NO -> "DKIM can not align";
            case UNKNOWN -> "we do not know whether DKIM can align";
        };
    }

    private static Sentence spf(Sender sender, DomainName domain) {
        return switch (sender.ability().spf()) {
            case YES -> Sentence.of("SPF can%s", below(sender, domain));
            case WITH_SETUP ->
                    bouncesTo(sender, domain).isPresent()
                            ? Sentence.of("SPF can%s", below(sender, domain))
                            : Sentence.of("SPF can only with a step of its own");
            case CONDITIONAL -> Sentence.of("SPF can with some plans");
            case NO -> Sentence.of("SPF can not");
            case UNKNOWN -> Sentence.of("we do not know whether SPF can");
        };
    }

    private static Sentence below(Sender sender, DomainName domain) {
        return bouncesTo(sender, domain)
                .map(name -> Sentence.of(" once it bounces to %s", name))
                .orElse(Sentence.NONE);
    }

    private static Optional<String> bouncesTo(Sender sender, DomainName domain) {
        return sender.marks().bounceBelow().stream()
                .findFirst()
                .map(name ->
                        name.replace("{domain}", domain.toString())
                                .replace("{sub}", domain.toString()));
    }

    private static String strictness(Prospect can, Prospect strict) {
        if (can == Prospect.NO || can == Prospect.UNKNOWN) {
            return "";
        }
        return switch (strict) {
            case YES -> ", strict too";
            case NO -> ", relaxed only";
            case WITH_SETUP, CONDITIONAL -> ", strict in some set-ups";
            case UNKNOWN -> "";
        };
    }
}

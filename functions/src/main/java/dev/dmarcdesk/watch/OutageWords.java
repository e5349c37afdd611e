package dev.dmarcdesk.watch;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Inline;

import java.util.Collection;

/// What can not be looked up, and what does not rest, in words.
final class OutageWords {
    private OutageWords() {}

    static Advice on(ChangeFinding.Unavailable unavailable) {
        return Advice.of(
                        unavailable,
                        Severity.UNKNOWN,
                        "Nobody answers for %s",
                        kinds(unavailable.aspects()))
                .because(
                        "Receivers that get no answer either put mail off, or treat it as if nothing were published. Whether anything changed is not known.")
                .todo(
                        "Have the name servers of %s looked at, and its registration.",
                        unavailable.domain().toString())
                .per(9989, "5.3.6");
    }

    static Advice on(ChangeFinding.Restless restless) {
        return Advice.of(
                        restless,
                        Severity.WARNING,
                        "Records keep changing (%s)",
                        kinds(restless.aspects()))
                .because(
                        "Which record a receiver sees is chance. %d changes were told since %s; single ones are not told any more until it has rested for a day.",
                        restless.times(), Moments.plain(restless.since()))
                .todo("See whether two people or programs publish against each other.")
                .per(1034, "4.3.5");
    }

    /// `DMARC, SPF and MX`, each once.
    static Inline kinds(Collection<Aspect> aspects) {
        return new Inline.Plain(
                Listed.words(
                        aspects.stream()
                                .map(Aspect::kind)
                                .map(OutageWords::word)
                                .distinct()
                                .toList()));
    }

    /// What an aspect is about, in a word or two.
    static String word(Aspect.Kind kind) {
        return switch (kind) {
            case DMARC -> "DMARC";
            case SPF -> "SPF";
            case INCLUDED_SPF -> "included SPF";
            case DKIM_KEY -> "DKIM keys";
            case MX -> "mail hosts";
            case NS -> "name servers";
            case MTA_STS -> "MTA-STS";
            case MTA_STS_POLICY -> "MTA-STS policy";
            case TLS_RPT -> "TLS-RPT";
            case BIMI -> "BIMI";
        };
    }
}

package dev.dmarcdesk.arc;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

import dev.dmarcdesk.arc.ArcOutcome.ArcSet;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Citation;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.List;

/// ARC findings in words.
///
/// None of them is a fault of the domain, and none decides about DMARC: each says so.
public final class ArcAdvice {
    private static final int ARC = 8617;
    private static final int DMARC = 9989;
    private static final Citation TO_HISTORIC =
            new Citation.Draft("ARC to Historic draft", "draft-ietf-dmarc-arc-to-historic", "");

    /// Whatever the chain comes to (RFC 8617 §7.2.1, RFC 9989 §5.4).
    private static final Sentence NEVER_DMARC =
            Sentence.of(
                    "ARC alone never makes DMARC pass: a receiver may take it into account as its own local policy, and the IETF is moving ARC to Historic.");

    private ArcAdvice() {}

    /// The advice on a finding.
    public static Advice on(ArcFinding finding) {
        return switch (finding) {
            case ArcFinding.None none ->
                    about(none, "Nobody on the way sealed this message with ARC")
                            .because(
                                    "With ARC, servers on the way tell what they found; nothing is wrong without it. %s",
                                    NEVER_DMARC)
                            .per(ARC, "4.4")
                            .per(ARC, "7.2.1")
                            .per(DMARC, "5.4")
                            .per(TO_HISTORIC);
            case ArcFinding.Pass(var chain) ->
                    told(
                            chain,
                            about(
                                    finding,
                                    "The message is as %s sealed it, and the ARC chain holds",
                                    newest(chain)),
                            handled(chain));
            case ArcFinding.Fail(var chain) ->
                    told(
                            chain,
                            about(finding, "The ARC chain of this message is broken"),
                            Sentence.of(
                                    "%s Receivers treat the message as if it had no chain.",
                                    new Inline.Plain(chain.reason())));
            case ArcFinding.Unverified(var chain) ->
                    told(
                            chain,
                            about(
                                    finding,
                                    "Whether the ARC chain of this message holds could not be verified"),
                            Sentence.of(
                                    "%s That is not the same as being broken.",
                                    new Inline.Plain(chain.reason())));
        };
    }

    @FormatMethod
    private static Advice about(
            ArcFinding finding, @FormatString String title, Object... arguments) {
        return Advice.of(finding, Severity.NOTICE, title, arguments);
    }

    private static Advice told(ArcOutcome chain, Advice begun, Sentence consequence) {
        return begun.because("%s %s", consequence, NEVER_DMARC)
                .seenIn(chain.evidence())
                .per(ARC, "5.2")
                .per(ARC, "7.2.1")
                .per(DMARC, "5.4")
                .per(TO_HISTORIC);
    }

    /// Large providers seal all mail they take in, so a first set says nothing about the way.
    private static Sentence handled(ArcOutcome chain) {
        List<ArcSet> sets = chain.sets();
        return sets.size() == 1
                ? Sentence.of(
                        "One seal is no sign of forwarding: large providers seal every message they take in.")
                : Sentence.of(
                        "It was sealed %d times, each time over the seals before.", sets.size());
    }

    private static Inline newest(ArcOutcome chain) {
        return chain.sets().stream()
                .reduce((_, later) -> later)
                .flatMap(set -> set.sealer().stream().findFirst())
                .<Inline>map(sealer -> new Inline.Code(sealer.toString()))
                .orElse(new Inline.Plain("its last sealer"));
    }
}

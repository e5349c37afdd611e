package dev.dmarcdesk.diagnosis;

import static dev.dmarcdesk.diagnosis.MessageAdvice.DKIM;
import static dev.dmarcdesk.diagnosis.MessageAdvice.DMARC;
import static dev.dmarcdesk.diagnosis.MessageAdvice.RESULTS;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.diagnosis.Path.Certainty;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

/// Words about who passed the message on.
///
/// Unmodified forwarding breaks SPF and keeps DKIM. A rewritten bounce address (SRS) passes SPF for
/// the forwarder, which never aligns with the author.
final class WayWords {
    private static final int SPF = 7208;

    private WayWords() {}

    static Advice forwarded(MessageFinding.Forwarded forwarded) {
        var advice =
                Advice.of(
                        forwarded,
                        forwarded.broke() ? Severity.WARNING : Severity.NOTICE,
                        "It was %sforwarded%s",
                        perhaps(forwarded.certainty()),
                        by(forwarded.via()));
        return because(advice, forwarded).per(SPF, "10.3").per(DMARC, "7.4");
    }

    private static Advice because(Advice advice, MessageFinding.Forwarded forwarded) {
        if (!forwarded.broke()) {
            return forwarded.signed()
                    ? advice.because(
                            "SPF then speaks for the forwarder at most. A signature survives where"
                                    + " nothing is changed.")
                    : advice.because(
                            "SPF then speaks for the forwarder at most: a pass for its rewritten bounce"
                                    + " address is no pass for the author.");
        }
        return forwarded.signed()
                ? advice.because(
                        "After that SPF speaks for the forwarder and not for the author, which a forwarder"
                                + " can not help. The author's signature would have survived, had nothing"
                                + " been changed; it does not verify.")
                : advice.because(
                        "After that SPF speaks for the forwarder and not for the author. A signature of"
                                + " the author's domain would have survived; there was none.");
    }

    static Advice mailingList(MessageFinding.MailingList list) {
        var advice =
                Advice.of(
                        list,
                        list.broke() ? Severity.WARNING : Severity.NOTICE,
                        "It %scame through a mailing list%s",
                        perhaps(list.certainty()),
                        by(list.via()));
        return (list.broke() ? broke(advice, list) : harmless(advice))
                .per(DMARC, "7.4")
                .per(DKIM, "6.1.3");
    }

    private static Advice broke(Advice advice, MessageFinding.MailingList list) {
        return list.signed()
                ? advice.because(
                        "Lists that add a footer or a tag to the subject change what was signed, and SPF"
                                + " speaks for the list. That is the list's doing, not the sender's.%s",
                        SignatureWords.spaced(ChangeWords.told(list.changes())))
                : advice.because(
                        "SPF then speaks for the list, and nothing was signed as the author that could"
                                + " have survived.");
    }

    private static Advice harmless(Advice advice) {
        return advice.because(
                "A list that rewrites From, or changes nothing that was signed, breaks nothing.");
    }

    static Advice gateway(MessageFinding.Gateway gateway) {
        return Advice.of(
                        gateway,
                        Severity.NOTICE,
                        "A gateway %stook it in before the receiver judged it%s",
                        perhaps(gateway.certainty()),
                        by(gateway.via()))
                .because(
                        "Behind it SPF sees the gateway and not the sender, and what the gateway changed"
                                + " no longer fits its signature. What it recorded itself counts more than"
                                + " what was found behind it.")
                .per(RESULTS, "1.2")
                .per(SPF, "10.3");
    }

    private static Inline perhaps(Certainty certainty) {
        return new Inline.Plain(
                switch (certainty) {
                    case CERTAIN -> "";
                    case LIKELY -> "probably ";
                    case GUESS -> "perhaps ";
                });
    }

    private static Sentence by(String via) {
        String host = Shown.host(via);
        return host.isEmpty() ? Sentence.NONE : Sentence.of(" (%s)", host);
    }
}

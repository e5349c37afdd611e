package dev.dmarcdesk.diagnosis;

import static dev.dmarcdesk.diagnosis.MessageAdvice.DMARC;
import static dev.dmarcdesk.diagnosis.MessageAdvice.RESULTS;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.List;

/// Words about what receivers wrote down.
final class ReceiverWords {
    private static final int ARC = 8617;
    private static final int SHOWN = 3;

    /// No service has a longer name.
    private static final int LONGEST = 60;

    private ReceiverWords() {}

    /// Its name, or `the receiver` where it has none.
    static Sentence receiver(String authservId) {
        String host = Shown.host(authservId);
        return host.isEmpty() ? Sentence.of("The receiver") : Sentence.of("%s", host);
    }

    /// The service behind it as people call it, else its name.
    static Sentence who(ReceiverView receiver) {
        String provider = provider(receiver);
        return provider.isEmpty()
                ? receiver(receiver.authservId())
                : Sentence.of("%s", new Inline.Plain(provider));
    }

    /// Empty where it is not known.
    static String provider(ReceiverView receiver) {
        String shown = Shown.words(receiver.provider());
        return shown.length() > LONGEST ? "" : shown;
    }

    static Advice differs(MessageFinding.ReportedDiffers differs) {
        var advice =
                Advice.of(
                        differs,
                        differs.by7489() ? Severity.NOTICE : Severity.WARNING,
                        "%s recorded %s, while its own results come to %s today",
                        receiver(differs.receiver()),
                        "dmarc=" + ResultWords.of(differs.reported()),
                        new Inline.Plain(ResultWords.of(differs.implied())));
        return (differs.by7489()
                        ? advice.because(
                                "Its own is what RFC 7489 gives, with the public suffix list. For this"
                                        + " delivery the receiver's word counts.")
                        : advice.because(
                                "The policy may have changed since, or the receiver judged by more than"
                                        + " it wrote down. For this delivery its word counts; what comes"
                                        + " next is judged by today's policy."))
                .todo("Send such a mail once more, and see what the receiver records then.")
                .per(DMARC, "5.3.5")
                .per(RESULTS, "2.7");
    }

    static Advice overridden(MessageFinding.Overridden overridden) {
        return switch (overridden.by()) {
            case LOCAL_POLICY ->
                    Advice.of(
                                    overridden,
                                    Severity.WARNING,
                                    "The receiver took it in all the same (%s)",
                                    overridden.mark())
                            .because(
                                    "That is a decision of its own, not a pass: the next receiver may"
                                            + " refuse the same mail.")
                            .per(DMARC, "5.4");
            case COMPOSITE ->
                    Advice.of(
                                    overridden,
                                    Severity.WARNING,
                                    "Microsoft let it through by a reckoning of its own (%s)",
                                    overridden.mark())
                            .because(
                                    "That word sums up what Microsoft thinks of the sender and is no"
                                            + " result of DMARC: other receivers do not know it.")
                            .per(DMARC, "5.4");
            case ARC ->
                    Advice.of(
                                    overridden,
                                    Severity.WARNING,
                                    "The receiver took it in all the same, probably on the word of a server that"
                                            + " passed it on (%s)",
                                    overridden.mark())
                            .because(
                                    "That is a decision of this one receiver: an ARC chain never makes"
                                            + " DMARC pass, and ARC is being retired as a standard.")
                            .per(DMARC, "5.4")
                            .per(ARC, "7.2.1");
        };
    }

    /// Beside the receiver's own they are nothing to see to; alone, there is nothing to go by.
    static Advice untrusted(MessageFinding.UntrustedResults claims) {
        var advice =
                claims.alone()
                        ? Advice.of(
                                        claims,
                                        Severity.WARNING,
                                        "Nothing shows that its receiver wrote the results it"
                                                + " carries: %s",
                                        claims(claims.claims()))
                                .because(
                                        "Anybody can put such a field into a message, so these are"
                                                + " claims: none of them was counted.")
                                .todo("Go by the header that the recipient's own mailbox shows.")
                        : Advice.of(
                                        claims,
                                        Severity.NOTICE,
                                        "It also carries results of others: %s",
                                        claims(claims.claims()))
                                .because(
                                        "Anybody can put such a field into a message, so these are"
                                                + " claims: none of them was counted, only the"
                                                + " receiver's own.");
        return advice.per(RESULTS, "5").per(RESULTS, "7.1");
    }

    private static Sentence claims(List<String> claims) {
        var words = Sentence.NONE;
        for (String claim : claims.stream().limit(SHOWN).toList()) {
            words =
                    words.isEmpty()
                            ? Sentence.of("%s", claim)
                            : Sentence.of("%s, %s", words, claim);
        }
        return claims.size() > SHOWN
                ? Sentence.of("%s and %d more", words, claims.size() - SHOWN)
                : words;
    }

    static Advice unconfirmed(MessageFinding.UnconfirmedResults topmost) {
        return Advice.of(
                        topmost,
                        Severity.NOTICE,
                        "Nothing else in the header confirms that %s received the message",
                        Shown.host(topmost.authservId()).isEmpty()
                                ? Sentence.of("the server that wrote the results")
                                : Sentence.of("%s", Shown.host(topmost.authservId())))
                .because(
                        "Its results are the topmost, where a receiver writes its own, so they were"
                                + " believed. Where the header comes from somebody who may have made it up,"
                                + " they prove nothing.")
                .per(RESULTS, "5")
                .per(RESULTS, "7.1");
    }

    static Advice noResults(MessageFinding.NoResults none) {
        return Advice.of(
                        none,
                        none.judged() ? Severity.NOTICE : Severity.WARNING,
                        "No server wrote down what it checked")
                .because(
                        none.judged()
                                ? "So what is said here is what can be verified now, with the keys of"
                                        + " today."
                                : "So there is only what can be verified now, and that is not enough:"
                                        + " nobody says for whom SPF passed.")
                .per(RESULTS, "4");
    }
}

package dev.dmarcdesk.diagnosis;

import static dev.dmarcdesk.diagnosis.MessageAdvice.DKIM;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Sentence;

/// Words about signatures and their keys. What holds of the keys of now is told apart from what the
/// receiver found then.
final class SignatureWords {
    private SignatureWords() {}

    /// Whose signature, with its selector where that is known.
    static Sentence signature(DomainName domain, String selector) {
        String shown = Shown.selector(selector);
        return shown.isEmpty()
                ? Sentence.of("The signature of %s", domain.toString())
                : Sentence.of("The signature of %s (selector %s)", domain.toString(), shown);
    }

    private static Severity weight(boolean decides) {
        return decides ? Severity.WARNING : Severity.NOTICE;
    }

    static Advice bodyChanged(MessageFinding.BodyChanged changed) {
        var advice =
                Advice.of(
                        changed,
                        weight(changed.decides()),
                        "The text was changed after %s signed it",
                        changed.domain().toString());
        var by = by(changed.by(), changed.via());
        return (by.isEmpty()
                        ? advice.because(
                                "What arrived is not what was signed, so the signature does not"
                                        + " count. Footers, disclaimers and rewritten links do that, on the"
                                        + " sender's way out as well as later.")
                        : advice.because(
                                "What arrived is not what was signed, so the signature does not"
                                        + " count. %s",
                                by))
                .per(DKIM, "6.1.3");
    }

    /// Who had it in hand and bears the mark of it; no words where nobody does.
    private static Sentence by(Cause.Fault fault, String via) {
        String host = Shown.host(via);
        var whose = host.isEmpty() ? Sentence.NONE : Sentence.of(" (%s)", host);
        return switch (fault) {
            case FORWARDER ->
                    Sentence.of("It went through a forwarder%s, which may have changed it.", whose);
            case MAILING_LIST ->
                    Sentence.of(
                            "It went through a mailing list%s, and those add footers and tags.",
                            whose);
            case GATEWAY ->
                    Sentence.of(
                            "It went through a gateway%s, and those rewrite links and add warnings.",
                            whose);
            case OUR_DNS, OUR_SENDING_SERVICE, RECEIVER, NOBODY, FORGED_OR_UNKNOWN -> Sentence.NONE;
        };
    }

    static Advice headerChanged(MessageFinding.HeaderChanged changed) {
        return Advice.of(
                        changed,
                        weight(changed.decides()),
                        "%s does not fit the header",
                        signature(changed.domain(), changed.selector()))
                .because("%s%s", how(changed), spaced(by(changed.by(), changed.via())))
                .per(DKIM, "6.1.3");
    }

    private static Sentence how(MessageFinding.HeaderChanged changed) {
        return changed.changes().isEmpty()
                ? Sentence.of(
                        "Either a signed field was changed on the way, such as the subject, or the key"
                                + " that is published is not the one that signed; which, can not be"
                                + " told.")
                : Sentence.of(
                        "It was changed after it was signed. %s",
                        ChangeWords.told(changed.changes()));
    }

    static Sentence spaced(Sentence words) {
        return words.isEmpty() ? words : Sentence.of(" %s", words);
    }

    static Advice failed(MessageFinding.SignatureFailed failed) {
        return Advice.of(
                        failed,
                        Severity.WARNING,
                        "%s did not verify, and nobody says why",
                        signature(failed.domain(), failed.selector()))
                .because(
                        "Either the message was changed after it was signed, or another key signed it."
                                + " What was given does not tell which.")
                .per(DKIM, "6.1.3");
    }

    static Advice keyGone(MessageFinding.KeyGone gone) {
        var advice =
                Advice.of(
                        gone,
                        weight(gone.decides()),
                        gone.revoked()
                                ? "The key at selector %s of %s is withdrawn (its p= is empty)"
                                : "There is no key at selector %s of %s now",
                        gone.selector(),
                        gone.domain().toString());
        var because =
                gone.passedThen()
                        ? advice.because(
                                "The receiver still verified the signature with it then. Keys are"
                                        + " replaced from time to time, so that is no fault; it only can"
                                        + " not be verified again.")
                        : advice.because(
                                "Without it no receiver can verify the signature, which then counts as"
                                        + " none.");
        return because.seenIn(gone.evidence()).per(DKIM, gone.revoked() ? "3.6.1" : "6.1.2");
    }

    static Advice keyLate(MessageFinding.KeyLate late) {
        var advice =
                Advice.of(
                        late,
                        Severity.WARNING,
                        "There was no key at selector %s of %s when it arrived; there is one now",
                        late.selector(),
                        late.domain().toString());
        return advice.because(
                        late.fits()
                                ? "The signature verifies with it now. It was published after the"
                                        + " message was sent, or had not reached the receiver's resolver"
                                        + " yet; a missing name is remembered for a while too."
                                : "The signature does not verify with it: either it is another key than"
                                        + " the one that signed, or the message was changed on the way.")
                .seenIn(late.evidence())
                .per(DKIM, "6.1.2");
    }

    static Advice keyChanged(MessageFinding.KeyChanged changed) {
        return Advice.of(
                        changed,
                        Severity.NOTICE,
                        "%s verified then, and does not with the key published today",
                        signature(changed.domain(), changed.selector()))
                .because(
                        "Probably the key was replaced since, or the message was changed after the"
                                + " receiver had checked it. That is a guess; what the receiver recorded"
                                + " stands.")
                .seenIn(changed.evidence())
                .per(DKIM, "6.1.2");
    }

    static Advice keyUnusable(MessageFinding.KeyUnusable unusable) {
        return Advice.of(
                        unusable,
                        weight(unusable.decides()),
                        "What stands at selector %s of %s can not verify the signature",
                        unusable.selector(),
                        unusable.domain().toString())
                .because("Receivers can not use it, so the signature counts as none.")
                .seenIn(unusable.evidence())
                .per(DKIM, "6.1.2");
    }

    static Advice keyUnavailable(MessageFinding.KeyUnavailable unknown) {
        return Advice.of(
                        unknown,
                        Severity.UNKNOWN,
                        "The key at selector %s of %s could not be looked up now",
                        unknown.selector(),
                        unknown.domain().toString())
                .because(
                        "Whether it is there is not known, so this signature was not verified again.")
                .seenIn(unknown.evidence())
                .per(DKIM, "6.1.2");
    }

    static Advice expired(MessageFinding.SignatureExpired expired) {
        var advice =
                Advice.of(
                        expired,
                        weight(expired.decides()),
                        expired.since()
                                ? "%s has expired by now, and was valid when it arrived"
                                : "%s had expired when it arrived",
                        signature(expired.domain(), expired.selector()));
        return (expired.since()
                        ? advice.because(
                                "Signatures need to hold only until the mail is delivered, so that is"
                                        + " no fault.")
                        : advice.because("Receivers need not count a signature past its x=."))
                .per(DKIM, "3.5");
    }

    static Advice unreadable(MessageFinding.SignatureUnreadable bad) {
        var whose =
                bad.domain().isEmpty()
                        ? Sentence.of("A signature")
                        : Sentence.of("A signature of %s", bad.domain().getFirst().toString());
        return Advice.of(bad, Severity.NOTICE, "%s can not be read", whose)
                .because(
                        "%s Receivers ignore it, as if it were not there.",
                        expected(bad.expected()))
                .per(DKIM, "6.1.1");
    }

    private static Sentence expected(String expected) {
        String shown = Shown.words(expected);
        return shown.isEmpty() ? Sentence.NONE : Sentence.of("Expected is %s.", shown);
    }

    static Advice cannotVerifyBody(MessageFinding.CannotVerifyBody body) {
        var advice =
                body.touched()
                        ? Advice.of(
                                body,
                                Severity.NOTICE,
                                "The text was not checked against the signatures: it was changed on its"
                                        + " way here")
                        : Advice.of(
                                body,
                                Severity.NOTICE,
                                "The text was not checked against the signatures: only the header was"
                                        + " given");
        return advice.because(
                        "So a signature can be verified over the header at most. The whole message as a"
                                + " file would tell all of it.")
                .per(DKIM, "3.7");
    }
}

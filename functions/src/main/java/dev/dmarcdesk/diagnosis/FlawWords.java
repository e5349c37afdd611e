package dev.dmarcdesk.diagnosis;

import static dev.dmarcdesk.diagnosis.MessageAdvice.DKIM;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Citation;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dkim.SignatureOutcome.Flaw;
import dev.dmarcdesk.document.Inline;

/// What makes a signature worth less than it should be.
final class FlawWords {
    private static final int KEYS = 8301;

    private FlawWords() {}

    static Advice weak(MessageFinding.SignatureWeak weak) {
        var advice = words(weak);
        return advice.severity() == Severity.WARNING
                ? advice.todo("%s", new Inline.Plain(mend(weak.flaw())))
                : advice;
    }

    private static Advice words(MessageFinding.SignatureWeak weak) {
        return Advice.of(
                        weak,
                        weak.matters() ? weight(weak.flaw()) : Severity.NOTICE,
                        "%s %s",
                        SignatureWords.signature(weak.domain(), weak.selector()),
                        new Inline.Plain(what(weak.flaw())))
                .because("%s", new Inline.Plain(so(weak.flaw())))
                .per(clause(weak.flaw()));
    }

    private static Severity weight(Flaw flaw) {
        return switch (flaw) {
            case EXPIRED, FROM_THE_FUTURE, PARTIAL_BODY, SHA1, KEY_TOO_SHORT, FROM_NOT_SIGNED ->
                    Severity.WARNING;
            case EXPIRED_SINCE, KEY_SHORT, TEST_KEY -> Severity.NOTICE;
        };
    }

    private static String what(Flaw flaw) {
        return switch (flaw) {
            case EXPIRED -> "had expired when it arrived";
            case EXPIRED_SINCE -> "has expired by now";
            case FROM_THE_FUTURE -> "says it is made in the future";
            case PARTIAL_BODY -> "covers only a part of the text (l=)";
            case SHA1 -> "uses SHA-1, which must not be used";
            case KEY_TOO_SHORT -> "is made with an RSA key of less than 1024 bits";
            case KEY_SHORT -> "is made with an RSA key of less than 2048 bits";
            case TEST_KEY -> "is made with a key that is only being tested (t=y)";
            case FROM_NOT_SIGNED -> "does not cover the From field";
        };
    }

    private static String mend(Flaw flaw) {
        return switch (flaw) {
            case EXPIRED, EXPIRED_SINCE -> "Have signatures hold for a week at least.";
            case FROM_THE_FUTURE -> "Set the clock of the signing server.";
            case PARTIAL_BODY -> "Have the mail signed without l=.";
            case SHA1 -> "Have the mail signed with rsa-sha256.";
            case KEY_TOO_SHORT, KEY_SHORT -> "Have the mail signed with a key of 2048 bits.";
            case TEST_KEY -> "Take t=y out of the key's record.";
            case FROM_NOT_SIGNED -> "Have From among the signed fields (h=).";
        };
    }

    private static String so(Flaw flaw) {
        return switch (flaw) {
            case EXPIRED -> "Receivers need not count it.";
            case EXPIRED_SINCE -> "It still held when it arrived.";
            case FROM_THE_FUTURE -> "Receivers may ignore it until then.";
            case PARTIAL_BODY ->
                    "Anybody can add text behind the signed part, and it still verifies.";
            case SHA1, KEY_TOO_SHORT ->
                    "It may verify all the same, and receivers must not count it.";
            case KEY_SHORT ->
                    "Receivers still accept it; whoever breaks the key can sign as that domain.";
            case TEST_KEY -> "Receivers are asked to treat the mail as if it were not signed.";
            case FROM_NOT_SIGNED -> "It proves nothing about the author, so receivers ignore it.";
        };
    }

    private static Citation clause(Flaw flaw) {
        return switch (flaw) {
            case EXPIRED, EXPIRED_SINCE, FROM_THE_FUTURE -> new Citation.Rfc(DKIM, "3.5");
            case PARTIAL_BODY -> new Citation.Rfc(DKIM, "8.2");
            case SHA1 -> new Citation.Rfc(KEYS, "3.1");
            case KEY_TOO_SHORT, KEY_SHORT -> new Citation.Rfc(KEYS, "3.2");
            case TEST_KEY -> new Citation.Rfc(DKIM, "3.6.1");
            case FROM_NOT_SIGNED -> new Citation.Rfc(DKIM, "5.4");
        };
    }
}

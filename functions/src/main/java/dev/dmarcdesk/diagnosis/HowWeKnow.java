package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.arc.ArcOutcome;
import dev.dmarcdesk.dkim.SignatureOutcome;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.mail.Repaired.Completeness;

import java.util.ArrayList;
import java.util.List;

/// The small print: who recorded it, the way it took, what was repaired, what was not checked.
final class HowWeKnow {
    private HowWeKnow() {}

    static Sentence of(Diagnosis diagnosis) {
        var parts = new ArrayList<Sentence>();
        parts.add(recorded(diagnosis.receiver()));
        parts.add(way(diagnosis.path()));
        var given = diagnosis.given();
        if (!given.repairs().isEmpty()) {
            parts.add(plain("repaired: " + PasteWords.log(given.repairs())));
        }
        if (given.completeness() != Completeness.WHOLE) {
            parts.add(plain("a piece of the header is missing"));
        }
        parts.add(checked(diagnosis));
        parts.add(arc(diagnosis.arc()));
        parts.add(
                plain(
                        isAnswered(diagnosis)
                                ? "policies and keys as of today"
                                : "the DNS did not answer for all policies and keys"));
        return joined(parts);
    }

    private static boolean isAnswered(Diagnosis diagnosis) {
        return diagnosis.transcript().answers().values().stream()
                .noneMatch(Answer.Unavailable.class::isInstance);
    }

    private static Sentence recorded(ReceiverView receiver) {
        var who = ReceiverWords.receiver(receiver.authservId());
        String provider = ReceiverWords.provider(receiver);
        var name =
                provider.isEmpty() ? who : Sentence.of("%s (%s)", who, new Inline.Plain(provider));
        return switch (receiver.why()) {
            case RECEIVERS_OWN -> Sentence.of("As recorded by %s in its own field", name);
            case TOPMOST -> Sentence.of("As recorded by %s in the topmost field", name);
            case MICROSOFTS_OWN ->
                    Sentence.of("As recorded by Microsoft's servers in their own field");
            case FOREIGN -> Sentence.of("No result of the receiver itself was given");
            case ABSENT -> Sentence.of("No receiver recorded any result");
        };
    }

    private static Sentence way(Path path) {
        String measure = Way.measure(path);
        String kind =
                switch (path.kind()) {
                    case DIRECT -> "direct delivery";
                    case FORWARDED -> "forwarded";
                    case MAILING_LIST -> "by a mailing list";
                    case GATEWAY -> "through a gateway";
                    case UNKNOWN -> "";
                };
        String perhaps =
                path.certainty() == Path.Certainty.GUESS && !kind.isEmpty() ? "perhaps " : "";
        return kind.isEmpty() || measure.isEmpty()
                ? plain(perhaps + kind + measure)
                : plain(perhaps + kind + ", " + measure);
    }

    private static Sentence checked(Diagnosis diagnosis) {
        boolean tried =
                diagnosis.signatures().stream()
                        .flatMap(view -> view.now().stream())
                        .anyMatch(HowWeKnow::isTried);
        if (!tried) {
            return Sentence.NONE;
        }
        return switch (diagnosis.given().body()) {
            case UNTOUCHED -> plain("signatures verified again, text and all");
            case TOUCHED ->
                    plain(
                            "the text had changed on its way here, so only the header was verified again");
            case ABSENT -> plain("the text was not given, so only the header was verified again");
        };
    }

    private static boolean isTried(SignatureOutcome outcome) {
        return switch (outcome.header()) {
            case HeaderHash.Verified _, HeaderHash.Broken _, HeaderHash.Unproven _ -> true;
            case HeaderHash.NoKey _,
                    HeaderHash.Revoked _,
                    HeaderHash.UnusableKey _,
                    HeaderHash.Unreadable _,
                    HeaderHash.KeyUnavailable _ ->
                    false;
        };
    }

    /// That nobody sealed it needs no words.
    private static Sentence arc(ArcOutcome chain) {
        return switch (chain.status()) {
            case NONE -> Sentence.NONE;
            case PASS -> plain("its ARC chain holds, which DMARC does not count");
            case FAIL -> plain("its ARC chain is broken, which DMARC does not count");
            case UNVERIFIED -> plain("its ARC chain was not verified");
        };
    }

    private static Sentence plain(String words) {
        return words.isEmpty() ? Sentence.NONE : Sentence.of("%s", new Inline.Plain(words));
    }

    private static Sentence joined(List<Sentence> parts) {
        var words = Sentence.NONE;
        for (Sentence part : parts) {
            if (!part.isEmpty()) {
                words = words.isEmpty() ? part : Sentence.of("%s · %s", words, part);
            }
        }
        return words;
    }
}

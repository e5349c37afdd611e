package dev.dmarcdesk.whatif;

import dev.dmarcdesk.diagnosis.DmarcView;
import dev.dmarcdesk.diagnosis.DmarcView.Result;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.whatif.Difference.Effect;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;

/// What would become of a message that was diagnosed, in words.
final class MessageWords {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private MessageWords() {}

    /// In a sentence or two.
    static Sentence of(MessageTrial trial) {
        var day = new Inline.Plain(DAY.format(trial.message().at()));
        String author = trial.message().author().toString();
        var words =
                trial.changes()
                        ? Sentence.of(
                                "The last message from %s that you had diagnosed (%s) %s today; then it %s.",
                                author,
                                day,
                                plain(today(trial.before())),
                                plain(then(trial.after())))
                        : Sentence.of(
                                "The last message from %s that you had diagnosed (%s) %s today, and the same then.",
                                author, day, plain(today(trial.before())));
        return words.and(older(trial)).and(open(trial));
    }

    private static Sentence older(MessageTrial trial) {
        boolean differ = trial.before().differs7489() || trial.after().differs7489();
        return differ
                ? Sentence.of(
                        "For receivers of RFC 7489 it comes to %s today, and then to %s.",
                        plain(word(trial.before().result7489())),
                        plain(word(trial.after().result7489())))
                : Sentence.NONE;
    }

    private static Sentence open(MessageTrial trial) {
        return trial.spfIsOpen()
                ? Sentence.of(
                        "What SPF would say of it can not be told: the address it came from is not kept.")
                : Sentence.NONE;
    }

    private static String today(DmarcView view) {
        return switch (view.result()) {
            case PASS -> "passes DMARC";
            case FAIL -> "fails DMARC and " + fate(view, "is ");
            case NONE -> "is judged by no DMARC policy";
            case PERMERROR -> "can not be judged by DMARC";
            case TEMPERROR -> "can not be judged: the DNS does not answer";
            case UNKNOWN -> "may pass DMARC or not";
        };
    }

    private static String then(DmarcView view) {
        return switch (view.result()) {
            case PASS -> "would pass DMARC";
            case FAIL -> "would fail DMARC and " + fate(view, "be ");
            case NONE -> "would be judged by no DMARC policy";
            case PERMERROR -> "could not be judged by DMARC";
            case TEMPERROR -> "could not be judged: the DNS does not answer";
            case UNKNOWN -> "might pass DMARC or not";
        };
    }

    private static String fate(DmarcView view, String verb) {
        return switch (MessageTrial.policy(view)) {
            case NONE -> verb + "delivered all the same";
            case QUARANTINE -> verb.equals("is ") ? "goes to spam" : "go to spam";
            case REJECT -> verb + "rejected";
        };
    }

    /// As a difference, where it is one.
    static Stream<Difference> difference(MessageTrial trial) {
        if (!trial.changes()) {
            return Stream.empty();
        }
        String before = inFew(trial.before());
        String after = inFew(trial.after());
        Effect effect =
                trial.breaks()
                        ? Effect.WORSE
                        : trial.before().result() == Result.FAIL
                                        && trial.after().result() == Result.PASS
                                ? Effect.BETTER
                                : Effect.OTHER;
        return Stream.of(new Difference(Trait.MESSAGE, before, after, effect));
    }

    private static String inFew(DmarcView view) {
        String older =
                view.differs7489() ? " (RFC 7489: %s)".formatted(word(view.result7489())) : "";
        return (view.result() == Result.FAIL
                        ? "fail, " + MessageTrial.policy(view).word()
                        : word(view.result()))
                + older;
    }

    private static String word(Result result) {
        return result == Result.UNKNOWN ? "unknown" : result.name().toLowerCase(Locale.ROOT);
    }

    private static Inline plain(String text) {
        return new Inline.Plain(text);
    }
}

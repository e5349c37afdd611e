package dev.dmarcdesk.watch;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.watch.AlertPage.Assent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What becomes of a page that was told: a first line says how it stands, the rest stays.
final class Aftermath {
    private static final int LONGEST_REASON = 300;

    private Aftermath() {}

    static Document over(Document told, Instant at) {
        return past(
                told,
                Sentence.of(
                        "%s The records have been as they were before since %s.",
                        new Inline.Strong("It is over."), Moments.plain(at)));
    }

    static Document answered(Document told, Instant at) {
        return past(
                told,
                Sentence.of(
                        "%s There are answers again since %s.",
                        new Inline.Strong("It is over."), Moments.plain(at)));
    }

    static Document rested(Document told, Instant since) {
        return past(
                told,
                Sentence.of(
                        "%s The records have rested since %s.",
                        new Inline.Strong("It is over."), Moments.plain(since)));
    }

    /// What was told is true no more, and nothing is to be done about it.
    private static Document past(Document told, Sentence line) {
        return with(
                settled(told),
                Tone.GOOD,
                Sentence.of("(over)"),
                line.and(Sentence.of("What was told:")));
    }

    private static Document settled(Document told) {
        return new Document(told.tone(), told.title(), told.summary(), ToDo.without(told.blocks()));
    }

    static Document expected(Document told, List<Assent> assents, boolean wantsSecond) {
        var sayings = assents.stream().map(Aftermath::saying).reduce(Sentence.NONE, Sentence::and);
        return wantsSecond
                ? with(
                        told,
                        told.tone(),
                        Sentence.of("(one of two agrees)"),
                        Sentence.of(
                                "%s Somebody else has to say so too: such a change takes two.",
                                sayings))
                : with(
                        settled(told),
                        Tone.GOOD,
                        Sentence.of("(expected)"),
                        Sentence.of("%s This is what is watched from now on.", sayings));
    }

    private static Sentence saying(Assent assent) {
        var said =
                Sentence.of(
                        "%s %s %s",
                        new Inline.Strong("Expected,"),
                        Sentence.of("says %s at", person(assent.person())),
                        Moments.plain(assent.at()));
        return assent.reason().isBlank()
                ? Sentence.of("%s.", said)
                : Sentence.of("%s: “%s”.", said, new Inline.Plain(cut(unstopped(assent.reason()))));
    }

    /// Our own sentence ends with a stop.
    private static String unstopped(String reason) {
        String words = reason.strip();
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }

    private static String cut(String reason) {
        return reason.length() <= LONGEST_REASON
                ? reason
                : reason.substring(0, LONGEST_REASON) + "…";
    }

    static Document notOurs(Document told, String person, Instant at) {
        return with(
                told,
                Tone.BAD,
                Sentence.of("(not ours)"),
                Sentence.of(
                        "%s says %s at %s. Somebody else may be able to write to this zone: put the records back as they were, and change who can get in.",
                        new Inline.Strong("Not ours,"), person(person), Moments.plain(at)));
    }

    /// In a terminal nobody has an id.
    static Inline person(String id) {
        return id.isEmpty() ? new Inline.Plain("somebody in a terminal") : new Inline.Person(id);
    }

    private static Document with(Document told, Tone tone, Sentence state, Sentence line) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Paragraph(line));
        blocks.addAll(told.blocks());
        return new Document(tone, told.title().and(state), line.and(told.summary()), blocks);
    }
}

package dev.dmarcdesk.bot.publication;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.publication.Publication;
import dev.dmarcdesk.publication.PublicationPage;
import dev.dmarcdesk.publication.PublicationPage.Following;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What is said to the person alone who said that a change is published.
final class Receipts {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Receipts() {}

    /// What was seen, and where it goes on.
    static Document taken(Publication seen, Followed followed) {
        Document page = PublicationPage.of(seen, Following.NOBODY);
        return line(page.tone(), page.title(), goesOn(followed));
    }

    /// Somebody else said so before.
    static Document saidBefore(Publication seen, Followed known) {
        Document page = PublicationPage.of(seen, Following.NOBODY);
        return line(
                page.tone(),
                page.title(),
                Sentence.of(
                        "%s said so before you (%s). I have looked again, and changed that message.",
                        person(known.users().getFirst()), clock(known.course().asked())));
    }

    /// A second click, of whomever.
    static Document already(Followed known, Instant now) {
        return line(
                Tone.NOTICE,
                Sentence.of("I am looking for %s already", known.edit().name().toString()),
                Sentence.of(
                        "%s said at %s that it is published; what I find is told where the button was.",
                        person(known.users().getFirst()), clock(known.course().asked())));
    }

    /// Nobody knows whether what was told is there.
    static Document interrupted(Followed followed) {
        var title =
                Sentence.of(
                        "I was interrupted while telling what became of %s",
                        followed.edit().name().toString());
        return new Document(
                Tone.UNKNOWN,
                title,
                Sentence.of("%s.", title),
                List.of(
                        new Block.Paragraph(
                                Sentence.of(
                                        "The message may be missing, or stand above this one. This one is"
                                                + " changed when there is more to tell.")),
                        new Block.Choices(
                                List.of(
                                        new Choice(
                                                "I published it",
                                                PublicationPage.line(followed.edit()))))));
    }

    private static Sentence goesOn(Followed followed) {
        return followed.isOver()
                ? Sentence.of("That is done; the message with the button says so.")
                : Sentence.of(
                        "I look again by myself, next at %s, and change the message with the button.",
                        clock(followed.due()));
    }

    private static Document line(Tone tone, Sentence title, Sentence words) {
        return new Document(
                tone,
                title,
                Sentence.of("%s. %s", title, words),
                List.of(new Block.Paragraph(words)));
    }

    /// Those who said it, for a page.
    static List<Inline> people(List<String> users) {
        return users.stream().map(Receipts::person).toList();
    }

    private static Inline person(String user) {
        return user.isEmpty() ? new Inline.Plain("Somebody") : new Inline.Person(user);
    }

    private static Inline clock(Instant at) {
        return new Inline.Plain(CLOCK.format(at));
    }
}

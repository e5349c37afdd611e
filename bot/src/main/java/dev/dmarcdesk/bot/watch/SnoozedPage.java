package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.report.Level;

import java.time.Instant;
import java.util.List;

/// What is said when a channel wants silence about a domain, or no more of it.
final class SnoozedPage {
    private SnoozedPage() {}

    /// The answer.
    ///
    /// @param until when the silence ends; the epoch for at once
    static Answer of(Place place, DomainName domain, Instant until) {
        String name = domain.toString();
        boolean isSilent = !until.equals(Instant.EPOCH);
        Sentence title =
                isSilent
                        ? Sentence.of(
                                "Quiet about %s until %s",
                                name, new Inline.Plain(Moments.minute(until)))
                        : Sentence.of("No longer quiet about %s", name);
        var who =
                place.user().isEmpty()
                        ? Sentence.NONE
                        : Sentence.of("Asked for by %s.", new Inline.Person(place.user()));
        var here = new Inline.Plain(Words.here(place));
        var what =
                isSilent
                        ? Sentence.of(
                                "It is looked at as before, and no change is told %s until then.",
                                here)
                        : Sentence.of("Changes are told %s again.", here);
        var next =
                isSilent
                        ? new Choice("End the silence", "snooze " + name + " off")
                        : new Choice("Snooze 24 h", "snooze " + name + " 24h");
        return new Answer.Done(
                new Document(
                        Tone.NOTICE,
                        title,
                        title,
                        List.of(
                                new Block.Paragraph(who.and(what)),
                                new Block.Choices(List.of(next)))),
                Level.GOOD);
    }

    /// What is said where the domain is not watched.
    static Answer notWatched(Place place, DomainName domain) {
        return refused(
                Sentence.of(
                        "%s is not watched %s, so there is nothing to be quiet about",
                        domain.toString(), new Inline.Plain(Words.here(place))));
    }

    /// What is said of a silence that is over, or too long.
    static Answer outOfRange() {
        return refused(
                Sentence.of(
                        "Silence can last until a day to come, and at most %d days",
                        Snooze.LONGEST.toDays()));
    }

    private static Answer refused(Sentence why) {
        return new Answer.Refused(new Document(Tone.BAD, why, why, List.of()));
    }
}

package dev.dmarcdesk.note;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.report.Run;

import java.util.ArrayList;
import java.util.List;

/// The page with a note: who it is for, the note itself to copy, and what is in it.
public final class NotePage {
    private NotePage() {}

    /// Writes the page.
    ///
    /// @param run when, and how long it took
    public static Document of(ProviderNote note, Run run) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Paragraph(addressee(note)));
        blocks.add(new Block.Listing(text(note)));
        note.provider()
                .forEach(
                        sender -> blocks.add(new Block.Paragraph(sender.alignment(note.domain()))));
        blocks.add(
                new Block.SmallPrint(
                        Sentence.of(
                                "Only domains, selectors and results are in it: no address, no subject,"
                                        + " no text of a message · %s",
                                run.cost(note.transcript().asked()))));
        String domain = note.domain().toString();
        blocks.add(
                new Block.Choices(
                        List.of(
                                new Choice("DKIM keys", "dkim " + domain),
                                new Choice("Full check", "check " + domain))));
        Sentence title = headline(note);
        return new Document(Tone.NOTICE, title, Sentence.of("%s.", title), blocks);
    }

    /// What the page is, in one sentence.
    public static Sentence headline(ProviderNote note) {
        return Sentence.of(
                "A note to %s about %s",
                new Inline.Plain(note.name()), new Inline.Plain(note.domain().toString()));
    }

    /// The note, as plain text.
    public static String text(ProviderNote note) {
        return NoteText.of(note);
    }

    private static Sentence addressee(ProviderNote note) {
        String help = NoteText.help(note.provider());
        var words =
                Sentence.of(
                        "For the support of %s: copy it into a ticket, or into a mail to them.",
                        new Inline.Plain(note.name()));
        return help.startsWith("https://")
                ? words.and(
                        Sentence.of("They describe the set-up %s.", new Inline.Link("here", help)))
                : words;
    }
}

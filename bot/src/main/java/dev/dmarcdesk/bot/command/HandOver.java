package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.text.Defect;

import java.util.ArrayList;
import java.util.List;

/// How to hand over a message: what is said when there is none, or when something else came.
public final class HandOver {
    private static final List<Sentence> WHERE_IT_IS =
            List.of(
                    Sentence.of("Gmail: open the message, ⋮, Show original, Download original."),
                    Sentence.of("Outlook: File, Properties, Internet headers; or View source."),
                    Sentence.of("Apple Mail: View, Message, Raw Source."),
                    Sentence.of("Thunderbird: More, View Source."));

    private HandOver() {}

    /// What is said in a chat when a message is wanted.
    static Document page() {
        var title = Sentence.of("Hand over the header of a message");
        var blocks =
                new ArrayList<Block>(
                        List.of(
                                new Block.Paragraph(
                                        Sentence.of(
                                                "Paste it after %s, or send it to me in a direct"
                                                        + " message: as text, or as a file (.eml, .txt"
                                                        + " or .msg, up to 1 MiB).",
                                                "/dmarc headers")),
                                new Block.Paragraph(
                                        Sentence.of(
                                                "“Diagnose headers” in the menu of a message reads"
                                                        + " what is in that message."))));
        blocks.addAll(source());
        return new Document(Tone.NOTICE, title, title, blocks);
    }

    /// What is said of something that is no message. Nothing of it is repeated.
    ///
    /// @param defect what was expected
    public static Document refusal(Defect defect) {
        return refusal(
                Sentence.of("Not understood: expected %s", new Inline.Plain(defect.expected())));
    }

    /// What is said where a message could not be had.
    ///
    /// @param why in a sentence
    public static Document refusal(Sentence why) {
        return new Document(Tone.BAD, why, why, source());
    }

    private static List<Block> source() {
        return List.of(
                new Block.Paragraph(Sentence.of("Where a message's header is:")),
                new Block.Bullets(WHERE_IT_IS, false));
    }
}

package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The answer to a line that was not understood: what was expected, where, and how it is written.
final class UsagePage {
    private static final int SHOWN = 200;

    private UsagePage() {}

    static Document of(String line, Defect defect, List<Topic> topics) {
        Sentence title =
                Sentence.of("Not understood: expected %s", new Inline.Plain(defect.expected()));
        var blocks = new ArrayList<Block>();
        if (!line.isEmpty()) {
            blocks.add(place(line, defect.at()));
        }
        blocks.add(new Block.Bullets(usages(line, topics), false));
        return new Document(Tone.BAD, title, title, blocks);
    }

    /// The place in the line; in words where letters beyond ASCII stand in it, because an excerpt
    /// shows octets.
    private static Block place(String line, Range at) {
        int start = Math.min(at.start(), SHOWN);
        Range where = new Range(start, Math.clamp(at.end(), start, Math.max(start, SHOWN)));
        String shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
        return line.chars().allMatch(c -> c < 0x80)
                ? new Block.Excerpt(shown, where)
                : new Block.Paragraph(
                        Sentence.of("It says: %s", new Inline.Strong(where.of(shown))));
    }

    /// Of the command that the line begins with, or else of all.
    private static List<Sentence> usages(String line, List<Topic> topics) {
        String start = line.toLowerCase(Locale.ROOT) + " ";
        List<Topic> meant =
                topics.stream().filter(topic -> start.startsWith(topic.name() + " ")).toList();
        return (meant.isEmpty() ? topics : meant).stream().map(UsagePage::usage).toList();
    }

    static Sentence usage(Topic topic) {
        return Sentence.of("%s: %s", topic.usage(), new Inline.Plain(topic.summary()));
    }
}

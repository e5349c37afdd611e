package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;

/// `help [command]`: what can be asked, or all about one command.
final class HelpCommand implements BotCommand {
    private static final Topic TOPIC =
            new Topic("help", "help [command]", "this page, or all about one command", List.of());

    private final List<Topic> topics;
    private final List<Block> more;

    /// @param others the help of all other commands
    /// @param more what the overview says at its end
    HelpCommand(List<Topic> others, List<Block> more) {
        this.more = List.copyOf(more);
        var all = new ArrayList<>(others);
        all.add(TOPIC);
        this.topics = List.copyOf(all);
    }

    @Override
    public Topic topic() {
        return TOPIC;
    }

    @Override
    public Parsed<Work> parse(Arguments arguments) {
        if (arguments.words().isEmpty()) {
            return Parsed.valid(new Work.Telling(overview()));
        }
        Word wanted = arguments.words().getFirst();
        for (Topic topic : topics) {
            if (topic.name().equalsIgnoreCase(wanted.text())) {
                return Parsed.valid(new Work.Telling(page(topic)));
            }
        }
        List<String> names = topics.stream().map(Topic::name).toList();
        return Arguments.wrong(wanted, "one of " + String.join(", ", names));
    }

    private Document overview() {
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Block.Paragraph(
                        Sentence.of(
                                "The same words work after %s in Slack and after %s in a terminal.",
                                "/dmarc", "./dmarc")));
        blocks.add(new Block.Bullets(topics.stream().map(UsagePage::usage).toList(), false));
        blocks.add(
                new Block.Paragraph(
                        Sentence.of(
                                "A domain may be typed as it comes: %s, %s, %s. In Slack, a last"
                                        + " word %s keeps the answer to yourself.",
                                "https://example.com/x",
                                "user@example.com",
                                new Inline.Plain("münchen.example"),
                                "private")));
        blocks.addAll(more);
        return new Document(
                Tone.NOTICE,
                Sentence.of("DMARC Desk: can someone forge your domain?"),
                Sentence.of("Type a domain after the command."),
                blocks);
    }

    private static Document page(Topic topic) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Listing(topic.usage()));
        for (String detail : topic.details()) {
            blocks.add(new Block.Paragraph(Sentence.of("%s", new Inline.Plain(detail))));
        }
        Sentence title = Sentence.of("%s: %s", topic.name(), new Inline.Plain(topic.summary()));
        return new Document(Tone.NOTICE, title, title, blocks);
    }
}

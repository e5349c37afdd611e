package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Visible;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Draws a [Document] as a Slack message.
///
/// Written as a JSON tree and not with the SDK's block classes, because those have no `table`.
/// Foreign text goes into `rich_text` and `plain_text` only, which Slack takes literally.
public final class BlockKit {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// The button that shows everybody what its clicker was shown.
    static final String SHARE = "share";

    /// Characters of a record shown before and after the place in question.
    private static final int AROUND = 60;

    private final Tables tables;
    private final ArrayNode blocks = JSON.arrayNode();

    /// How overviews are drawn.
    public enum Tables {
        /// As a `table` block.
        BLOCK,
        /// As lines of rich text, for when Slack does not take the table.
        TEXT
    }

    private BlockKit(Tables tables) {
        this.tables = tables;
    }

    /// Draws the message.
    ///
    /// @param document what to say
    /// @param tables how to draw overviews
    /// @return `{text, blocks}`, inside Slack's limits: `text` is the whole verdict in words
    public static ObjectNode render(Document document, Tables tables) {
        return drawn(document, tables).message(document);
    }

    private static BlockKit drawn(Document document, Tables tables) {
        var kit = new BlockKit(tables);
        kit.header(document);
        document.blocks().forEach(kit::block);
        return kit;
    }

    private ObjectNode message(Document document) {
        ObjectNode message = JSON.objectNode().put("text", fallback(document.summary()));
        message.set("blocks", MessageFit.fit(blocks));
        return message;
    }

    /// Draws the message with a button below it, before all others, that shows it to everybody.
    ///
    /// @param packed what the button brings back
    static ObjectNode renderToShare(Document document, Tables tables, String packed) {
        var kit = drawn(document, tables);
        kit.share(packed);
        return kit.message(document);
    }

    private void share(String packed) {
        JsonNode last = blocks.get(blocks.size() - 1);
        ArrayNode buttons =
                last.path("type").asText().equals("actions")
                        ? last.withArray("elements")
                        : blocks.addObject().put("type", "actions").putArray("elements");
        ObjectNode button = buttons.insertObject(0).put("type", "button").put("style", "primary");
        plainText(button.putObject("text"), "Share in channel");
        button.put("action_id", SHARE).put("value", packed);
    }

    /// Words for notifications and screen readers. The place is parsed as mrkdwn, so control
    /// sequences are escaped, and foreign text that could link or format is left out.
    static String fallback(Sentence words) {
        var text = new StringBuilder();
        words.inlines().forEach(inline -> text.append(fallback(inline, text)));
        String escaped =
                MessageFit.cut(text.toString().replace('\n', ' ').strip(), MessageFit.FALLBACK)
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;");
        return escaped.isEmpty() ? "DMARC Desk" : escaped;
    }

    private static String fallback(Inline inline, CharSequence before) {
        return switch (inline) {
            case Inline.Code(var text) -> isHarmless(text) ? text : "(see the message)";
            case Inline.Plain(var text) -> Visible.text(text);
            case Inline.Strong(var text) -> Visible.text(text);
            case Inline.Link(var text, _) -> Visible.text(text);
            case Inline.Person(var id) -> Somebody.of(id, Somebody.isNextFirst(before));
            case Inline.Mark _ -> "";
        };
    }

    private static boolean isHarmless(String text) {
        return text.length() <= 120
                && !text.contains("://")
                && text.chars()
                        .allMatch(c ->
                                (Character.isLetterOrDigit(c) && c < 0x7f)
                                        || " .:=;,-/+?_".indexOf(c) >= 0);
    }

    private void header(Document document) {
        String title =
                Emoji.of(document.tone()).sign() + " " + Visible.text(document.title().text());
        ObjectNode header = blocks.addObject().put("type", "header");
        plainText(header.putObject("text"), MessageFit.cutMiddle(title, MessageFit.HEADER));
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading(var words) -> section(RichText.heading(words));
            case Block.Paragraph(var words) -> paragraph(words);
            case Block.Overview(var rows) -> overview(rows);
            case Block.Table(var columns, var rows) -> facts(columns, rows);
            case Block.Bullets(var items, var numbered) ->
                    rich().add(RichText.list(items, numbered));
            case Block.Listing(var text) -> listing(text);
            case Block.Attachment attachment -> beginning(attachment);
            case Block.Excerpt(var text, var at) -> excerpt(text, at.start(), at.end());
            case Block.Folded(var lines) -> folded(lines);
            case Block.SmallPrint(var words) -> smallPrint(Visible.text(words.text()));
            case Block.Choices(var choices) -> choices(choices);
        }
    }

    /// A paragraph with a mark begins something new: a block of its own gives it room.
    private void paragraph(Sentence words) {
        boolean begins = !words.isEmpty() && words.inlines().getFirst() instanceof Inline.Mark;
        if (begins) {
            blocks.add(RichText.block(words));
        } else {
            section(RichText.section(words));
        }
    }

    /// A section behind another becomes part of it, on a new line: not every client begins a
    /// section on a line of its own, and an empty line would stand between them where it does.
    private void section(ObjectNode section) {
        ArrayNode elements = rich();
        if (elements.path(elements.size() - 1) instanceof ObjectNode last
                && last.path("type").equals(section.path("type"))) {
            RichText.append(last, section);
        } else {
            elements.add(section);
        }
    }

    /// The elements of the rich text being written: text blocks that follow each other become one.
    private ArrayNode rich() {
        if (blocks.get(blocks.size() - 1) instanceof ObjectNode last
                && last.path("type").asText().equals("rich_text")) {
            return RichText.elements(last);
        }
        ObjectNode block = RichText.block();
        blocks.add(block);
        return RichText.elements(block);
    }

    /// A record is shown whole or not at all: half a record must not be published.
    private void listing(String text) {
        String shown = text.lines().map(Visible::code).collect(Collectors.joining("\n"));
        if (shown.length() > MessageFit.TEXT) {
            section(
                    RichText.section(
                            Sentence.of(
                                    "(%d characters, too long for a Slack message; ./dmarc in a terminal prints it whole.)",
                                    shown.length())));
        } else {
            rich().add(RichText.preformatted(shown));
        }
    }

    /// Where no file can be had.
    private void beginning(Block.Attachment attachment) {
        String beginning = attachment.beginning(MessageFit.LISTED_LINES);
        listing(beginning);
        smallPrint(
                "The first "
                        + beginning.lines().count()
                        + " of "
                        + attachment.lines()
                        + " lines. Only I and you see this answer, and a file would be for everybody:"
                        + " ask in the channel or write to me directly for all of it.");
    }

    /// In a line of code, with the place itself in bold: lines wrap in Slack, so signs below a line
    /// would point nowhere.
    private void excerpt(String text, int start, int end) {
        int from = Math.clamp(start, 0, text.length());
        int to = Math.clamp(end, from, text.length());
        String before =
                from > AROUND ? "…" + text.substring(from - AROUND, from) : text.substring(0, from);
        String after =
                text.length() - to > AROUND
                        ? text.substring(to, to + AROUND) + "…"
                        : text.substring(to);
        section(
                RichText.excerpt(
                        Visible.code(before),
                        Visible.code(text.substring(from, to)),
                        Visible.code(after)));
    }

    private void overview(List<Row> rows) {
        switch (tables) {
            case BLOCK -> blocks.add(table(rows));
            case TEXT -> rows.forEach(row -> section(RichText.section(line(row))));
        }
    }

    private void facts(List<String> columns, List<List<Sentence>> rows) {
        switch (tables) {
            case BLOCK -> blocks.add(table(columns, rows));
            case TEXT -> rows.forEach(row -> section(RichText.section(line(columns, row))));
        }
    }

    private static ObjectNode table(List<Row> rows) {
        return table(
                List.of("Check", "Finding", "What it means"),
                rows.stream().map(BlockKit::cells).toList());
    }

    private static List<Sentence> cells(Row row) {
        return List.of(
                Sentence.of("%s", new Inline.Plain(row.label())),
                Sentence.of("%s %s", new Inline.Mark(row.tone()), new Inline.Plain(row.state())),
                row.meaning());
    }

    private static ObjectNode table(List<String> columns, List<List<Sentence>> rows) {
        ObjectNode table = JSON.objectNode().put("type", "table");
        ArrayNode lines = table.putArray("rows");
        ArrayNode titles = lines.addArray();
        columns.forEach(title -> titles.add(cell(title)));
        for (List<Sentence> row : rows) {
            ArrayNode cells = lines.addArray();
            row.forEach(words -> cells.add(RichText.block(words)));
        }
        ArrayNode settings = table.putArray("column_settings");
        columns.forEach(_ -> settings.addObject().put("is_wrapped", true));
        return table;
    }

    /// A row in words: its first cell in bold, the others behind the titles of their columns.
    private static Sentence line(List<String> columns, List<Sentence> row) {
        var words = Sentence.of("%s", new Inline.Strong(row.getFirst().text()));
        for (int i = 1; i < row.size(); i++) {
            words =
                    words.and(
                            Sentence.of("· %s: %s", new Inline.Plain(columns.get(i)), row.get(i)));
        }
        return words;
    }

    private static ObjectNode cell(String title) {
        return RichText.block(Sentence.of("%s", new Inline.Strong(title)));
    }

    private static Sentence line(Row row) {
        return Sentence.of(
                "%s %s: %s. %s",
                new Inline.Mark(row.tone()),
                new Inline.Strong(row.label()),
                new Inline.Plain(row.state()),
                row.meaning());
    }

    private void folded(List<Sentence> lines) {
        smallPrint(lines.stream().map(BlockKit::foldedLine).collect(Collectors.joining("\n")));
    }

    private static String foldedLine(Sentence line) {
        return line.inlines().stream()
                .map(inline ->
                        switch (inline) {
                            case Inline.Mark(var tone) -> Emoji.of(tone).sign();
                            case Inline.Code(var text) -> Visible.code(text);
                            case Inline.Plain(var text) -> Visible.text(text);
                            case Inline.Strong(var text) -> Visible.text(text);
                            case Inline.Link(var text, _) -> Visible.text(text);
                            case Inline.Person(var id) -> Somebody.of(id, false);
                        })
                .collect(Collectors.joining());
    }

    private void smallPrint(String text) {
        ObjectNode context = blocks.addObject().put("type", "context");
        plainText(context.putArray("elements").addObject(), MessageFit.cut(text, MessageFit.TEXT));
    }

    private void choices(List<Choice> choices) {
        if (choices.isEmpty()) {
            return;
        }
        ObjectNode actions = blocks.addObject().put("type", "actions");
        ArrayNode elements = actions.putArray("elements");
        int number = 0;
        for (Choice choice : choices) {
            if (choice.commandLine().length() > MessageFit.BUTTON_VALUE) {
                continue;
            }
            ObjectNode button = elements.addObject().put("type", "button");
            plainText(button.putObject("text"), MessageFit.cut(choice.label(), MessageFit.BUTTON));
            button.put("action_id", String.format(Locale.ROOT, "run:%d", number++));
            button.put("value", choice.commandLine());
            style(choice.weight()).ifPresent(style -> button.put("style", style));
        }
    }

    private static Optional<String> style(Choice.Weight weight) {
        return switch (weight) {
            case EQUAL -> Optional.empty();
            case FIRST -> Optional.of("primary");
            case GRAVE -> Optional.of("danger");
        };
    }

    private static void plainText(ObjectNode node, String text) {
        node.put("type", "plain_text").put("text", text.isEmpty() ? " " : text).put("emoji", false);
    }
}

package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Visible;

/// The elements of a `rich_text` block. Its text elements are literal: nothing in them mentions,
/// links or formats, so this is the one place where foreign text goes.
final class RichText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// The longest piece of foreign text shown in running text, in characters.
    private static final int LONGEST_CODE = 400;

    private RichText() {}

    /// A block with one section.
    static ObjectNode block(Sentence words) {
        ObjectNode block = block();
        elements(block).add(section(words));
        return block;
    }

    /// A block that names a user of Slack's.
    static ObjectNode mention(String before, String user) {
        return block(Sentence.of("%s%s", new Inline.Plain(before), new Inline.Person(user)));
    }

    /// What an id stands for is told by its first letter.
    private static ObjectNode person(String id) {
        ObjectNode element = JSON.objectNode();
        return switch (id.charAt(0)) {
            case 'S' -> element.put("type", "usergroup").put("usergroup_id", id);
            case 'C', 'G' -> element.put("type", "channel").put("channel_id", id);
            default -> element.put("type", "user").put("user_id", id);
        };
    }

    /// A block without elements yet.
    static ObjectNode block() {
        ObjectNode block = JSON.objectNode().put("type", "rich_text");
        block.putArray("elements");
        return block;
    }

    /// The elements of a block or section.
    static ArrayNode elements(ObjectNode parent) {
        return parent.withArray("elements");
    }

    static ObjectNode section(Sentence words) {
        ObjectNode section = JSON.objectNode().put("type", "rich_text_section");
        ArrayNode elements = section.putArray("elements");
        words.inlines().stream()
                .filter(inline -> inline instanceof Inline.Mark || !inline.text().isEmpty())
                .forEach(inline -> elements.add(element(inline)));
        if (elements.isEmpty()) {
            elements.add(text(" "));
        }
        return section;
    }

    /// Puts one section behind another, on a line of its own.
    static void append(ObjectNode section, ObjectNode next) {
        elements(section).add(text("\n")).addAll(elements(next));
    }

    /// A line of its own in bold, a blank line above it.
    static ObjectNode heading(Sentence words) {
        ObjectNode section = JSON.objectNode().put("type", "rich_text_section");
        section.putArray("elements")
                .add(text("\n"))
                .add(styled(Visible.text(words.text()), "bold"));
        return section;
    }

    static ObjectNode list(Iterable<Sentence> items, boolean numbered) {
        ObjectNode list =
                JSON.objectNode()
                        .put("type", "rich_text_list")
                        .put("style", numbered ? "ordered" : "bullet");
        ArrayNode elements = list.putArray("elements");
        items.forEach(item -> elements.add(section(item)));
        return list;
    }

    /// Text to be copied: exactly as it is, but for what can not be seen.
    static ObjectNode preformatted(String text) {
        ObjectNode block = JSON.objectNode().put("type", "rich_text_preformatted").put("border", 0);
        block.putArray("elements").add(text(text));
        return block;
    }

    /// A line of code whose middle stands out.
    static ObjectNode excerpt(String before, String marked, String after) {
        ObjectNode section = JSON.objectNode().put("type", "rich_text_section");
        ArrayNode elements = section.putArray("elements");
        if (!before.isEmpty()) {
            elements.add(styled(before, "code"));
        }
        if (!marked.isEmpty()) {
            ObjectNode strong = styled(MessageFit.cut(marked, LONGEST_CODE), "code");
            strong.withObject("/style").put("bold", true);
            elements.add(strong);
        }
        if (!after.isEmpty()) {
            elements.add(styled(after, "code"));
        }
        if (elements.isEmpty()) {
            elements.add(text(" "));
        }
        return section;
    }

    private static ObjectNode element(Inline inline) {
        return switch (inline) {
            case Inline.Plain(var text) -> text(Visible.text(text));
            case Inline.Strong(var text) -> styled(Visible.text(text), "bold");
            case Inline.Code(var text) ->
                    styled(MessageFit.cut(Visible.code(text), LONGEST_CODE), "code");
            case Inline.Link(var text, var href) ->
                    JSON.objectNode()
                            .put("type", "link")
                            .put("url", href)
                            .put("text", Visible.text(text));
            case Inline.Person(var id) -> person(id);
            case Inline.Mark(var tone) ->
                    JSON.objectNode().put("type", "emoji").put("name", Emoji.of(tone).slackName());
        };
    }

    private static ObjectNode styled(String text, String style) {
        ObjectNode element = text(text);
        element.putObject("style").put(style, true);
        return element;
    }

    /// Slack refuses empty text elements, so an empty text is a blank.
    private static ObjectNode text(String text) {
        return JSON.objectNode().put("type", "text").put("text", text.isEmpty() ? " " : text);
    }
}

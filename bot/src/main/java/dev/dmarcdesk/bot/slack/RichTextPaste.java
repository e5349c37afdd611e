package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What somebody typed or pasted, out of the rich text that Slack made of it. Links are taken back
/// to what they were made from; entities there are none, so none are decoded. Who is mentioned is
/// written as in Slack's plain texts, because an id is all that is known of them.
final class RichTextPaste {
    /// What Slack puts before an address or a name to make a link of it.
    private static final Pattern MADE_UP = Pattern.compile("^mailto:|^http://(?=[^/]+$)");

    private static final int DEEPEST = 20;

    private RichTextPaste() {}

    /// The text of a message's blocks.
    ///
    /// @param blocks of the message
    /// @param skip a user whose mention at the very beginning is left out; empty for none
    /// @return the preformatted parts when there are any, because they are kept as they were
    ///   pasted, else all of it; nothing when there is no rich text
    static Optional<String> text(JsonNode blocks, String skip) {
        var preformatted = new ArrayList<String>();
        var all = new ArrayList<String>();
        for (JsonNode block : blocks) {
            if (block.path("type").asText().equals("rich_text")) {
                for (JsonNode element : block.path("elements")) {
                    String text = element(element, skip, all.isEmpty(), 0);
                    all.add(text);
                    if (element.path("type").asText().equals("rich_text_preformatted")) {
                        preformatted.add(text);
                    }
                }
            }
        }
        return joined(preformatted.isEmpty() ? all : preformatted);
    }

    private static Optional<String> joined(List<String> parts) {
        String text = String.join("\n", parts);
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    private static String element(JsonNode element, String skip, boolean isFirst, int depth) {
        var text = new StringBuilder();
        String between = element.path("type").asText().equals("rich_text_list") ? "\n" : "";
        if (depth > DEEPEST) {
            return "";
        }
        for (JsonNode child : element.path("elements")) {
            boolean leads = isFirst && text.isEmpty();
            String piece =
                    child.has("elements")
                            ? element(child, skip, leads, depth + 1)
                            : leaf(child, leads ? skip : "");
            text.append(text.isEmpty() ? "" : between).append(piece);
        }
        return text.toString();
    }

    private static String leaf(JsonNode leaf, String skip) {
        return switch (leaf.path("type").asText()) {
            case "text" -> styled(leaf);
            case "link" -> link(leaf);
            case "emoji" -> ":" + leaf.path("name").asText() + ":";
            case "color" -> leaf.path("value").asText();
            case "user" -> {
                String user = leaf.path("user_id").asText();
                yield user.equals(skip) ? "" : "<@" + user + ">";
            }
            case "usergroup" -> "<!subteam^" + leaf.path("usergroup_id").asText() + ">";
            case "channel" -> "<#" + leaf.path("channel_id").asText() + ">";
            case "broadcast" -> "@" + leaf.path("range").asText();
            default -> leaf.path("text").asText();
        };
    }

    private static String link(JsonNode link) {
        String text = link.path("text").asText();
        return text.isEmpty() ? MADE_UP.matcher(link.path("url").asText()).replaceFirst("") : text;
    }

    /// The marks of a style were typed, and are part of what was pasted.
    private static String styled(JsonNode leaf) {
        String text = leaf.path("text").asText();
        JsonNode style = leaf.path("style");
        String mark =
                style.path("code").asBoolean()
                        ? "`"
                        : style.path("bold").asBoolean()
                                ? "*"
                                : style.path("italic").asBoolean()
                                        ? "_"
                                        : style.path("strike").asBoolean() ? "~" : "";
        return mark + text + mark;
    }
}

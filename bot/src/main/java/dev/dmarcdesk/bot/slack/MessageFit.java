package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Keeps a message inside Slack's limits. What has to go goes from the end, and the message says
/// so.
final class MessageFit {
    /// Blocks in a message.
    static final int BLOCKS = 50;

    /// Characters of a header.
    static final int HEADER = 150;

    /// Characters of one text we fill.
    static final int TEXT = 2_900;

    /// Characters of all blocks together: Slack refuses messages of about 13,200 without
    /// documenting it.
    static final int TOTAL = 12_000;

    /// Lines of a text whose whole is elsewhere.
    static final int LISTED_LINES = 35;

    /// Characters of a button's label, and of what it carries.
    static final int BUTTON = 75;

    static final int BUTTON_VALUE = 2_000;

    /// Characters of the plain text that notifications and screen readers get.
    static final int FALLBACK = 600;

    /// Characters of what was cut that are named.
    private static final int QUOTED = 60;

    private MessageFit() {}

    /// The text, or its beginning and how much is missing. Never splits a surrogate pair.
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        String tail = " … (" + (text.length() - longest) + " more)";
        int end = Math.max(0, longest - tail.length());
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + tail;
    }

    /// The text without its middle: in a title a long name stands in the middle, and what is said
    /// of it at the end.
    static String cutMiddle(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int half = (longest - 1) / 2;
        int head = Character.isHighSurrogate(text.charAt(half - 1)) ? half - 1 : half;
        int tail = text.length() - half;
        int end = Character.isLowSurrogate(text.charAt(tail)) ? tail + 1 : tail;
        return text.substring(0, head) + "…" + text.substring(end);
    }

    /// The blocks that fit, in order; the last one, the buttons, is kept whenever there is one.
    static ArrayNode fit(ArrayNode blocks) {
        ArrayNode fitting = blocks.arrayNode();
        JsonNode last = blocks.isEmpty() ? blocks : blocks.get(blocks.size() - 1);
        boolean buttons = last.path("type").asText().equals("actions");
        int room = TOTAL - characters(last);
        int places = BLOCKS - 2;
        for (int i = 0; i < blocks.size() - (buttons ? 1 : 0); i++) {
            room -= characters(blocks.get(i));
            if (room < 0 || fitting.size() >= places) {
                fitting.add(cutNote(blocks, i, buttons));
                break;
            }
            fitting.add(blocks.get(i));
        }
        if (buttons) {
            fitting.add(last);
        }
        return fitting;
    }

    /// Says where the page was cut, by its next words, and how to see the rest.
    private static ObjectNode cutNote(ArrayNode blocks, int from, boolean buttons) {
        String next = words(blocks.get(from)).strip();
        String shown = next.length() > QUOTED ? next.substring(0, QUOTED) + "…" : next;
        ObjectNode context = blocks.objectNode().put("type", "context");
        context.putArray("elements")
                .addObject()
                .put("type", "plain_text")
                .put(
                        "text",
                        "Cut here, because one Slack message holds no more"
                                + (shown.isEmpty()
                                        ? "."
                                        : ": what follows begins with “" + shown + "”.")
                                + (buttons ? " The buttons below answer in this thread;" : "")
                                + " ./dmarc in a terminal shows all of it.")
                .put("emoji", false);
        return context;
    }

    /// The first words of a block, on one line.
    private static String words(JsonNode node) {
        JsonNode text = node.path("text");
        if (text.isTextual()) {
            return text.textValue().replace('\n', ' ');
        }
        for (JsonNode child : node) {
            String words = child.isContainerNode() ? words(child) : "";
            if (!words.isBlank()) {
                return words;
            }
        }
        return "";
    }

    private static int characters(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().length();
        }
        int sum = 0;
        for (JsonNode child : node) {
            sum += characters(child);
        }
        return sum;
    }
}

package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dmarcdesk.bot.job.Audience;
import dev.dmarcdesk.document.Sentence;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/// Messages as Slack's `response_url` and command answers take them.
final class SlackMessage {
    private static final JsonFactory JSON = new JsonFactory();

    private SlackMessage() {}

    /// A message of one line.
    static ObjectNode line(Sentence words) {
        ObjectNode message =
                JsonNodeFactory.instance.objectNode().put("text", BlockKit.fallback(words));
        message.putArray("blocks").add(RichText.block(words));
        return message;
    }

    /// The message for the asker alone, as the answer to a command.
    static String ephemeral(ObjectNode message) {
        return write(message.put("response_type", "ephemeral"));
    }

    /// The message as a later answer. The message that holds a clicked button stays as it is.
    ///
    /// @param thread the message below which it belongs; empty for none
    static String answer(ObjectNode message, Audience audience, String thread) {
        String type =
                switch (audience) {
                    case CHANNEL -> "in_channel";
                    case ASKER, ASKER_FIRST, HOME -> "ephemeral";
                };
        message.put("response_type", type).put("replace_original", false);
        return write(thread.isEmpty() ? message : message.put("thread_ts", thread));
    }

    /// The message in place of the one that holds the clicked button.
    static String replacement(ObjectNode message) {
        return write(message.put("response_type", "in_channel").put("replace_original", true));
    }

    /// The answer that keeps the modal open, with words below one of its fields.
    static String errors(String block, String words) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("response_action", "errors");
        answer.putObject("errors").put(block, words);
        return write(answer);
    }

    /// The tree as text. An `ObjectMapper` would write the same, after a tenth of a second of
    /// loading on the way to an answer that has to be quick.
    static String write(JsonNode tree) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(tree, json);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter takes everything", e);
        }
        return text.toString();
    }

    private static void write(JsonNode node, JsonGenerator json) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> {
                json.writeStartObject();
                for (Map.Entry<String, JsonNode> field : node.properties()) {
                    json.writeFieldName(field.getKey());
                    write(field.getValue(), json);
                }
                json.writeEndObject();
            }
            case ARRAY -> {
                json.writeStartArray();
                for (JsonNode element : node) {
                    write(element, json);
                }
                json.writeEndArray();
            }
            case STRING -> json.writeString(node.textValue());
            case BOOLEAN -> json.writeBoolean(node.booleanValue());
            case NUMBER -> json.writeNumber(node.decimalValue());
            case NULL, MISSING, BINARY, POJO -> json.writeNull();
        }
    }
}

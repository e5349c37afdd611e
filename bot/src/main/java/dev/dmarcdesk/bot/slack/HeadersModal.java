package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dmarcdesk.bot.job.Attachment;
import dev.dmarcdesk.bot.job.Uploads;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.mail.PasteRepair;
import dev.dmarcdesk.mail.Repaired;
import dev.dmarcdesk.text.Parsed;

/// The box to paste a header into, or to add a message as a file to.
final class HeadersModal {
    /// What tells this modal from others.
    static final String CALLBACK = "headers";

    static final String TEXT = "text";
    static final String FILE = "file";
    private static final String VALUE = "value";

    private HeadersModal() {}

    /// The modal.
    ///
    /// @param metadata comes back with what was filled in
    static ObjectNode view(String metadata) {
        ObjectNode view =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "modal")
                        .put("callback_id", CALLBACK)
                        .put("private_metadata", metadata);
        plainText(view.putObject("title"), "Diagnose headers");
        plainText(view.putObject("submit"), "Diagnose");
        plainText(view.putObject("close"), "Cancel");
        ArrayNode blocks = view.putArray("blocks");
        text(input(blocks, TEXT, "Header of the message", HINT));
        file(input(blocks, FILE, "Or the message as a file", ".eml, .txt or .msg, up to 1 MiB"));
        return view;
    }

    private static final String HINT =
            "About 3,000 characters fit here. If yours is longer, add it as a file below, or send it"
                    + " to me in a direct message; “Diagnose headers” in the menu of any message"
                    + " works too.";

    private static ObjectNode input(ArrayNode blocks, String id, String label, String hint) {
        ObjectNode input =
                blocks.addObject().put("type", "input").put("block_id", id).put("optional", true);
        plainText(input.putObject("label"), label);
        plainText(input.putObject("hint"), hint);
        return input.putObject("element").put("action_id", VALUE);
    }

    private static void text(ObjectNode element) {
        element.put("type", "plain_text_input").put("multiline", true);
        plainText(
                element.putObject("placeholder"),
                "Delivered-To: …\nReceived: …\nAuthentication-Results: …");
    }

    private static void file(ObjectNode element) {
        element.put("type", "file_input").put("max_files", 1);
        element.putArray("filetypes").add("eml").add("txt").add("msg");
    }

    private static void plainText(ObjectNode node, String text) {
        node.put("type", "plain_text").put("text", text).put("emoji", false);
    }

    /// What was filled in.
    sealed interface Filled {
        /// A header.
        record Text(String text) implements Filled {}

        /// A file.
        record File(Attachment.File file) implements Filled {}

        /// Something to put right, with the field that it is about.
        record Wrong(String block, String words) implements Filled {}
    }

    /// Reads what was filled in.
    ///
    /// @param view as it came back
    static Filled read(JsonNode view) {
        JsonNode values = view.path("state").path("values");
        String text = values.path(TEXT).path(VALUE).path("value").asText();
        JsonNode file = values.path(FILE).path(VALUE).path("files").path(0);
        boolean hasFile = !file.path("id").asText().isEmpty();
        if (text.isBlank()) {
            return hasFile
                    ? file(file)
                    : new Filled.Wrong(TEXT, "Paste the header here, or add a file below.");
        }
        return hasFile
                ? new Filled.Wrong(FILE, "One of the two is enough: take out the text or the file.")
                : text(text);
    }

    /// What is no header is told at once, while the box is still open.
    private static Filled text(String text) {
        return switch (PasteRepair.repair(new Paste(text, Paste.Source.TYPED))) {
            case Parsed.Valid<Repaired> _ -> new Filled.Text(text);
            case Parsed.Invalid<Repaired>(var defects) ->
                    new Filled.Wrong(TEXT, "Expected " + defects.getFirst().expected() + ".");
        };
    }

    private static Filled file(JsonNode file) {
        return file.path("size").asLong() > Uploads.LONGEST
                ? new Filled.Wrong(
                        FILE,
                        "At most 1 MiB. Of a longer message the part above the first empty line is"
                                + " enough.")
                : new Filled.File(new Attachment.File(file.path("id").asText()));
    }
}

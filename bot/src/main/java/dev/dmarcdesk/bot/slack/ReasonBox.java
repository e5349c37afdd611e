package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dmarcdesk.bot.job.Attachment;
import dev.dmarcdesk.bot.job.Intake;
import dev.dmarcdesk.bot.job.ReplyTo;

import java.util.regex.Pattern;

/// Asks who accepts a change why, in a small modal. Nobody has to say.
final class ReasonBox {
    /// What tells this modal from others.
    static final String CALLBACK = "reason";

    /// Characters of a reason.
    private static final int LONGEST = 300;

    private static final String TEXT = "reason";
    private static final String VALUE = "value";

    /// The line of the button, with no reason in it.
    private static final Pattern MEANT = Pattern.compile("expected [A-Za-z0-9]{1,64}");

    private final SealedModals modals;

    /// @param modals opens it
    ReasonBox(SealedModals modals) {
        this.modals = modals;
    }

    /// Whether a button's line is one to ask a reason for.
    static boolean isMeant(String line) {
        return MEANT.matcher(line).matches();
    }

    /// Opens the modal.
    ///
    /// @param trigger of the click
    /// @param line of the button
    /// @return whether it is open; when not, the click counts without a reason
    boolean open(String trigger, String line, ReplyTo replyTo) {
        return modals.open(trigger, line, replyTo, ReasonBox::view);
    }

    /// Takes in what was filled in.
    ///
    /// @param payload of the submission
    SlackResponse submitted(JsonNode payload) {
        String reason =
                payload.path("view")
                        .path("state")
                        .path("values")
                        .path(TEXT)
                        .path(VALUE)
                        .path("value")
                        .asText();
        String more = reason.isBlank() ? "" : " " + reason.strip();
        return switch (modals.queue(payload, "expected", more, new Attachment.None())) {
            case Intake.Handover.Queued() -> SlackResponse.nothing();
            case Intake.Handover.Refused(var why) ->
                    SlackResponse.message(SlackMessage.errors(TEXT, why.text()));
        };
    }

    static ObjectNode view(String metadata) {
        ObjectNode view =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "modal")
                        .put("callback_id", CALLBACK)
                        .put("private_metadata", metadata);
        plainText(view.putObject("title"), "Expected change");
        plainText(view.putObject("submit"), "Accept");
        plainText(view.putObject("close"), "Cancel");
        ObjectNode input =
                view.putArray("blocks")
                        .addObject()
                        .put("type", "input")
                        .put("block_id", TEXT)
                        .put("optional", true);
        plainText(input.putObject("label"), "Why was it changed?");
        plainText(
                input.putObject("hint"),
                "Stands at the top of the alert with your name, and is kept with it for 90 days.");
        ObjectNode element =
                input.putObject("element")
                        .put("action_id", VALUE)
                        .put("type", "plain_text_input")
                        .put("max_length", LONGEST);
        plainText(element.putObject("placeholder"), "We moved to another mail host.");
        return view;
    }

    private static void plainText(ObjectNode node, String text) {
        node.put("type", "plain_text").put("text", text).put("emoji", false);
    }
}

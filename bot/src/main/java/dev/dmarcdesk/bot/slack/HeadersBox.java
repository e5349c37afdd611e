package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dmarcdesk.bot.job.Attachment;
import dev.dmarcdesk.bot.job.Intake;
import dev.dmarcdesk.bot.job.ReplyTo;

import java.net.URI;
import java.util.function.Supplier;

/// Opens the modal for a header, and takes in what comes back.
public final class HeadersBox {
    private final SealedModals modals;

    /// @param api where the Web API is
    /// @param token the bot's; asked for only when there is a modal
    /// @param intake takes what was filled in
    public HeadersBox(URI api, Supplier<String> token, Intake intake) {
        this.modals = new SealedModals(api, token, intake);
    }

    /// The box for reasons, by the same ways.
    ReasonBox reasons() {
        return new ReasonBox(modals);
    }

    /// Opens the modal, within two seconds when the token is there.
    ///
    /// @param trigger of the command
    /// @param line what was typed
    /// @return whether it is open
    boolean open(String trigger, String line, ReplyTo replyTo) {
        return modals.open(trigger, line, replyTo, HeadersModal::view);
    }

    /// Takes in what was filled in.
    ///
    /// @param payload of the submission
    SlackResponse submitted(JsonNode payload) {
        JsonNode view = payload.path("view");
        return switch (HeadersModal.read(view)) {
            case HeadersModal.Filled.Wrong(var block, var words) ->
                    SlackResponse.message(SlackMessage.errors(block, words));
            case HeadersModal.Filled.Text(var text) ->
                    queue(payload, "\n" + text, new Attachment.None(), HeadersModal.TEXT);
            case HeadersModal.Filled.File(var file) -> queue(payload, "", file, HeadersModal.FILE);
        };
    }

    private SlackResponse queue(
            JsonNode payload, String message, Attachment attachment, String block) {
        return switch (modals.queue(payload, "headers", message, attachment)) {
            case Intake.Handover.Queued() -> SlackResponse.nothing();
            case Intake.Handover.Refused(var why) ->
                    SlackResponse.message(SlackMessage.errors(block, why.text()));
        };
    }
}

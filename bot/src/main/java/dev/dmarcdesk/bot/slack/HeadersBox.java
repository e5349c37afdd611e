package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dmarcdesk.bot.job.Attachment;
import dev.dmarcdesk.bot.job.Intake;
import dev.dmarcdesk.bot.job.JobId;
import dev.dmarcdesk.bot.job.ReplyTo;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.mail.Paste;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/// Opens the modal for a header, and takes in what comes back.
///
/// The modal carries where to answer and the options of the line, sealed: the address to answer to
/// lets its holder post.
public final class HeadersBox {
    private static final int PARTS = 3;

    private final ViewsOpen views;
    private final Supplier<String> token;
    private final Intake intake;

    /// @param api where the Web API is
    /// @param token the bot's; asked for only when there is a modal
    /// @param intake takes what was filled in
    public HeadersBox(URI api, Supplier<String> token, Intake intake) {
        this.views = new ViewsOpen(api, token);
        this.token = token;
        this.intake = intake;
    }

    /// Opens the modal, within two seconds when the token is there.
    ///
    /// @param trigger of the command
    /// @param line what was typed
    /// @return whether it is open
    boolean open(String trigger, String line, ReplyTo replyTo) {
        try {
            String parts = String.join("\n", replyTo.channel(), replyTo.responseUrl(), line);
            return views.open(
                    trigger,
                    HeadersModal.view(
                            seal().close(parts.getBytes(StandardCharsets.UTF_8), replyTo.user())));
        } catch (RuntimeException noToken) {
            return false;
        }
    }

    /// Takes in what was filled in.
    ///
    /// @param payload of the submission
    SlackResponse submitted(JsonNode payload) {
        JsonNode view = payload.path("view");
        return switch (HeadersModal.read(view)) {
            case HeadersModal.Filled.Wrong(var block, var words) ->
                    SlackResponse.message(HeadersModal.errors(block, words));
            case HeadersModal.Filled.Text(var text) ->
                    queue(payload, "\n" + text, new Attachment.None(), HeadersModal.TEXT);
            case HeadersModal.Filled.File(var file) -> queue(payload, "", file, HeadersModal.FILE);
        };
    }

    private SlackResponse queue(
            JsonNode payload, String message, Attachment attachment, String block) {
        String user = payload.path("user").path("id").asText();
        try {
            return switch (handedOver(payload, user, message, attachment)) {
                case Intake.Handover.Queued() -> SlackResponse.nothing();
                case Intake.Handover.Refused(var why) -> wrong(block, why);
            };
        } catch (UncheckedIOException noToken) {
            return wrong(block, Intake.QUEUE_IS_DOWN);
        }
    }

    private Intake.Handover handedOver(
            JsonNode payload, String user, String message, Attachment attachment) {
        JsonNode view = payload.path("view");
        List<String> parts = parts(view.path("private_metadata").asText(), user);
        String team = payload.path("team").path("id").asText();
        return intake.queue(
                JobId.of("modal", team, user, view.path("id").asText()),
                parts.get(2) + message,
                Paste.Source.TYPED,
                attachment,
                new ReplyTo(team, parts.get(0), user, parts.get(1)));
    }

    private static SlackResponse wrong(String block, Sentence why) {
        return SlackResponse.message(HeadersModal.errors(block, why.text()));
    }

    /// Channel, address and line. A modal of another time is answered in a direct message.
    private List<String> parts(String metadata, String user) {
        return seal().open(metadata, user)
                .map(octets ->
                        List.of(new String(octets, StandardCharsets.UTF_8).split("\n", PARTS)))
                .filter(parts -> parts.size() == PARTS)
                .orElse(List.of("", "", "headers"));
    }

    private Seal seal() {
        return new Seal(token.get(), "modal");
    }
}

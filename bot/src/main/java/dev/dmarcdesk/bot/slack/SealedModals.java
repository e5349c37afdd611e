package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dmarcdesk.bot.job.Attachment;
import dev.dmarcdesk.bot.job.Intake;
import dev.dmarcdesk.bot.job.JobId;
import dev.dmarcdesk.bot.job.ReplyTo;
import dev.dmarcdesk.mail.Paste;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Opens modals, and queues the lines they complete.
///
/// A modal carries where to answer and the beginning of the line, sealed: the address to answer to
/// lets its holder post.
final class SealedModals {
    private static final int PARTS = 3;

    private final ViewsOpen views;
    private final Supplier<String> token;
    private final Intake intake;

    /// @param api where the Web API is
    /// @param token the bot's; asked for only when there is a modal
    /// @param intake takes the lines
    SealedModals(URI api, Supplier<String> token, Intake intake) {
        this.views = new ViewsOpen(api, token);
        this.token = token;
        this.intake = intake;
    }

    /// Opens a modal, within two seconds when the token is there.
    ///
    /// @param trigger of the command or click
    /// @param line what the modal completes
    /// @param view makes the modal of what it carries
    /// @return whether it is open
    boolean open(String trigger, String line, ReplyTo replyTo, Function<String, ObjectNode> view) {
        try {
            String where = (replyTo.channel() + " " + replyTo.thread()).strip();
            String parts = String.join("\n", where, replyTo.responseUrl(), line);
            return views.open(
                    trigger,
                    view.apply(
                            seal().close(parts.getBytes(StandardCharsets.UTF_8), replyTo.user())));
        } catch (RuntimeException noToken) {
            return false;
        }
    }

    /// Queues the line that a modal completed.
    ///
    /// @param payload of the submission
    /// @param usual the line of a modal of another time, which can not be read any more; it is
    ///   answered in a direct message
    /// @param more what the line goes on with
    Intake.Handover queue(JsonNode payload, String usual, String more, Attachment attachment) {
        JsonNode view = payload.path("view");
        String user = payload.path("user").path("id").asText();
        String team = payload.path("team").path("id").asText();
        try {
            List<String> parts = parts(view.path("private_metadata").asText(), user, usual);
            return intake.queue(
                    JobId.of("modal", team, user, view.path("id").asText()),
                    parts.get(2) + more,
                    Paste.Source.TYPED,
                    attachment,
                    replyTo(team, user, parts));
        } catch (UncheckedIOException noToken) {
            return new Intake.Handover.Refused(Intake.QUEUE_IS_DOWN);
        }
    }

    private static ReplyTo replyTo(String team, String user, List<String> parts) {
        String[] where = parts.getFirst().split(" ", 2);
        return new ReplyTo(team, where[0], where.length > 1 ? where[1] : "", user, parts.get(1));
    }

    /// Channel and, where there is one, thread; address; line.
    private List<String> parts(String metadata, String user, String usual) {
        return seal().open(metadata, user)
                .map(octets ->
                        List.of(new String(octets, StandardCharsets.UTF_8).split("\n", PARTS)))
                .filter(parts -> parts.size() == PARTS)
                .orElse(List.of("", "", usual));
    }

    private Seal seal() {
        return new Seal(token.get(), "modal");
    }
}

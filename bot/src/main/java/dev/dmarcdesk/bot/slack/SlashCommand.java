package dev.dmarcdesk.bot.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;

import dev.dmarcdesk.bot.job.Intake;
import dev.dmarcdesk.bot.job.JobId;
import dev.dmarcdesk.bot.job.ReplyTo;
import dev.dmarcdesk.document.Document;

import java.util.Objects;

/// Answers a slash command at once, to the asker alone: with the whole answer where nothing has to
/// be looked up, with a modal where a message has to be handed over, else with what was understood.
public final class SlashCommand {
    private final Intake intake;
    private final HeadersBox box;

    /// @param intake reads and queues the line
    /// @param box opened when a message has to be handed over
    public SlashCommand(Intake intake, HeadersBox box) {
        this.intake = intake;
        this.box = box;
    }

    /// Takes the command in.
    ///
    /// @return what to show at once
    SlackResponse answer(SlashCommandPayload payload) {
        var replyTo =
                new ReplyTo(
                        text(payload.getTeamId()),
                        text(payload.getChannelId()),
                        text(payload.getUserId()),
                        text(payload.getResponseUrl()));
        String id = JobId.of("command", text(payload.getTeamId()), text(payload.getTriggerId()));
        String typed = text(payload.getText());
        return switch (intake.take(id, typed, replyTo)) {
            case Intake.Receipt.Page(var page) -> page(page);
            case Intake.Receipt.Line(var words) ->
                    SlackResponse.message(SlackMessage.ephemeral(SlackMessage.line(words)));
            case Intake.Receipt.Wanted(var page) ->
                    box.open(text(payload.getTriggerId()), typed, replyTo)
                            ? SlackResponse.nothing()
                            : page(page);
        };
    }

    private static SlackResponse page(Document page) {
        return SlackResponse.message(
                SlackMessage.ephemeral(BlockKit.render(page, BlockKit.Tables.TEXT)));
    }

    private static String text(String orNull) {
        return Objects.requireNonNullElse(orNull, "");
    }
}

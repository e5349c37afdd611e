package dev.dmarcdesk.bot.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;

import dev.dmarcdesk.bot.job.Intake;
import dev.dmarcdesk.bot.job.JobId;
import dev.dmarcdesk.bot.job.ReplyTo;

import java.util.Objects;

/// Answers a slash command at once, to the asker alone: with the whole answer where nothing has to
/// be looked up, else with what was understood.
public final class SlashCommand {
    private final Intake intake;

    /// @param intake reads and queues the line
    public SlashCommand(Intake intake) {
        this.intake = intake;
    }

    /// Takes the command in.
    ///
    /// @return the message to show at once, as JSON
    String answer(SlashCommandPayload payload) {
        var replyTo =
                new ReplyTo(
                        text(payload.getTeamId()),
                        text(payload.getChannelId()),
                        text(payload.getUserId()),
                        text(payload.getResponseUrl()));
        String id = JobId.of("command", text(payload.getTeamId()), text(payload.getTriggerId()));
        return switch (intake.take(id, text(payload.getText()), replyTo)) {
            case Intake.Receipt.Page(var page) ->
                    SlackMessage.ephemeral(BlockKit.render(page, BlockKit.Tables.TEXT));
            case Intake.Receipt.Line(var words) -> SlackMessage.ephemeral(SlackMessage.line(words));
        };
    }

    private static String text(String orNull) {
        return Objects.requireNonNullElse(orNull, "");
    }
}

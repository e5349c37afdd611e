package dev.dmarcdesk.bot.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.response.Response;

import dev.dmarcdesk.bot.job.Audience;
import dev.dmarcdesk.bot.job.Intake;
import dev.dmarcdesk.bot.job.JobId;
import dev.dmarcdesk.bot.job.ReplyTo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.regex.Pattern;

/// What Bolt is asked to listen to: registrations, and nothing else.
///
/// Bolt's own middleware is left out. It would ask Slack who we are before the first answer, inside
/// its three seconds, and check signatures a second time; [SlackDoor] has checked them, and a
/// socket needs none.
public final class SlackApp {
    /// The buttons of [BlockKit]: each carries the command line it runs.
    private static final Pattern RUN = Pattern.compile("run:[0-9]+");

    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    private static final Duration CALL = Duration.ofSeconds(10);

    /// For what is called before an acknowledgement that has three seconds in all.
    private static final Duration HASTY = Duration.ofMillis(800);

    private SlackApp() {}

    /// The app.
    ///
    /// @param settings where Slack is
    /// @param command answers slash commands
    /// @param intake takes the lines that buttons carry
    public static App create(SlackSettings settings, SlashCommand command, Intake intake) {
        var app = new App(config(settings), new ArrayList<>());
        app.use(quietly());
        app.command(ANY, (request, _) -> Response.json(200, command.answer(request.getPayload())));
        app.blockAction(
                ANY,
                (request, context) -> {
                    click(request.getPayload(), intake, settings);
                    return context.ack();
                });
        return app.start();
    }

    private static AppConfig config(SlackSettings settings) {
        return AppConfig.builder()
                .slack(settings.client(CALL))
                .signingSecret(settings.signingSecret())
                .allEventsApiAutoAckEnabled(true)
                .build();
    }

    /// Bolt answers 404 to what nobody listens to. Slack then shows a warning sign to whoever
    /// clicked, and delivers again, so what we do not know is acknowledged and forgotten.
    private static Middleware quietly() {
        return (request, response, chain) ->
                switch (request.getRequestType()) {
                    case Command, BlockAction, UrlVerification -> chain.next(request);
                    default -> Response.ok();
                };
    }

    private static void click(BlockActionPayload payload, Intake intake, SlackSettings settings) {
        var action = payload.getActions().getFirst();
        String line = text(action.getValue());
        if (!RUN.matcher(text(action.getActionId())).matches() || line.isBlank()) {
            return;
        }
        var replyTo = replyTo(payload);
        if (!intake.takeClick(id(payload, action), line, replyTo)) {
            new ResponseUrlPost(
                            settings.client(HASTY),
                            new ResponseUrls(settings),
                            replyTo.responseUrl(),
                            Audience.ASKER)
                    .send(SlackMessage.line(Intake.QUEUE_IS_DOWN));
        }
    }

    private static String id(BlockActionPayload payload, BlockActionPayload.Action action) {
        return JobId.of(
                "click",
                text(payload.getTeam().getId()),
                text(payload.getUser().getId()),
                text(action.getActionId()),
                text(action.getActionTs()));
    }

    private static ReplyTo replyTo(BlockActionPayload payload) {
        var channel = payload.getChannel();
        return new ReplyTo(
                text(payload.getTeam().getId()),
                channel == null ? "" : text(channel.getId()),
                text(payload.getUser().getId()),
                text(payload.getResponseUrl()));
    }

    private static String text(String orNull) {
        return Objects.requireNonNullElse(orNull, "");
    }
}

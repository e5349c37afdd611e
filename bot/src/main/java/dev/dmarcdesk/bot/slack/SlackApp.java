package dev.dmarcdesk.bot.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;

import dev.dmarcdesk.bot.data.JsonTree;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;

/// What Bolt is needed for: the socket. It calls what stands behind [SlackDoor], and nothing else.
///
/// Bolt's own middleware is left out. It would ask Slack who we are before the first answer, inside
/// its three seconds, and check signatures, of which a socket needs none; and nobody is registered
/// with it, because it reads blocks it does not know as nothing.
public final class SlackApp {
    private static final Duration CALL = Duration.ofSeconds(10);

    private SlackApp() {}

    /// The app.
    ///
    /// @param settings where Slack is
    /// @param command answers slash commands
    /// @param calls answers the rest
    public static App create(SlackSettings settings, SlashCommand command, SlackCalls calls) {
        var app = new App(config(settings), new ArrayList<>());
        app.use(answering(command, calls));
        return app.start();
    }

    private static AppConfig config(SlackSettings settings) {
        return AppConfig.builder()
                .slack(settings.client(CALL))
                .signingSecret(settings.signingSecret())
                .build();
    }

    private static Middleware answering(SlashCommand command, SlackCalls calls) {
        return (request, _, _) -> response(answer(request, command, calls));
    }

    private static SlackResponse answer(Request<?> request, SlashCommand command, SlackCalls calls)
            throws IOException {
        if (request instanceof SlashCommandRequest typed) {
            SlashCommandPayload payload = typed.getPayload();
            return command.answer(payload);
        }
        return calls.answer(JsonTree.read(request.getRequestBodyAsString()));
    }

    private static Response response(SlackResponse answer) {
        return answer.body().isEmpty()
                ? Response.builder().statusCode(answer.status()).build()
                : Response.builder()
                        .statusCode(answer.status())
                        .contentType(answer.contentType())
                        .body(answer.body())
                        .build();
    }
}

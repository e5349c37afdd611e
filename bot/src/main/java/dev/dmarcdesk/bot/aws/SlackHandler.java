package dev.dmarcdesk.bot.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import dev.dmarcdesk.bot.slack.SlackDoor;
import dev.dmarcdesk.bot.slack.SlackResponse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// SlackFunction: stands at the address that Slack calls, acknowledges within three seconds and
/// queues what takes longer.
public final class SlackHandler implements RequestStreamHandler {
    private final SlackDoor door;

    /// As Lambda makes it. What is missing stops the start, with its name.
    public SlackHandler() {
        this(BotWiring.live());
    }

    /// With parts of one's choosing.
    SlackHandler(BotWiring wiring) {
        this.door = wiring.door();
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        handle(in, out);
    }

    /// Answers one HTTP request, both as JSON.
    void handle(InputStream in, OutputStream out) throws IOException {
        HttpEvent.write(answer(in), out);
    }

    private SlackResponse answer(InputStream in) {
        try {
            return door.answer(HttpEvent.read(in));
        } catch (IOException | IllegalArgumentException e) {
            return SlackResponse.refused(400, "not understood");
        }
    }
}

package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dmarcdesk.bot.data.JsonTree;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/// Opens a modal: `views.open`, which has to be called within three seconds of the command.
///
/// One plain request in place of the SDK's client, which takes longer to load than there is time.
final class ViewsOpen {
    /// For connecting, and again for the answer. What is left of the three seconds is for a start.
    private static final Duration PATIENCE = Duration.ofMillis(900);

    private static final int LONGEST_ANSWER = 100_000;

    private final URI api;
    private final Supplier<String> token;

    /// @param api where the Web API is
    /// @param token the bot's; asked for only when a modal is to be opened
    ViewsOpen(URI api, Supplier<String> token) {
        this.api = api;
        this.token = token;
    }

    /// Opens a modal.
    ///
    /// @param trigger of the command, good for one modal within three seconds
    /// @return whether it is open
    boolean open(String trigger, ObjectNode view) {
        ObjectNode call = JsonNodeFactory.instance.objectNode().put("trigger_id", trigger);
        call.set("view", view);
        try {
            return JsonTree.read(post(SlackMessage.write(call))).path("ok").asBoolean();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private String post(String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        var connection = (HttpURLConnection) api.resolve("views.open").toURL().openConnection();
        connection.setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()));
        connection.setReadTimeout(Math.toIntExact(PATIENCE.toMillis()));
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json; charset=utf-8");
        connection.setRequestProperty("Authorization", "Bearer " + token.get());
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        try (var in = connection.getInputStream()) {
            return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
        }
    }
}

package dev.dmarcdesk.bot.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/// The functions of the bot as Lambda calls them: JSON in, JSON out.
public final class Functions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SlackHandler slack;
    private final WorkerHandler worker;
    private final WatchHandler watch;

    /// @param environment the variables of all
    public Functions(Map<String, String> environment, Clock clock) {
        var wiring = new BotWiring(new AwsEnvironment(environment), clock);
        this.slack = new SlackHandler(wiring);
        this.worker = wiring.worker();
        this.watch = wiring.watch();
    }

    /// Calls SlackFunction.
    public JsonNode slack(JsonNode event) {
        return call(slack::handle, event);
    }

    /// Calls WorkerFunction.
    public JsonNode worker(JsonNode event) {
        return call(worker::handle, event);
    }

    /// Calls WatchFunction.
    public JsonNode watch(JsonNode event) {
        return call(watch::handle, event);
    }

    /// The message in an acknowledgement.
    public static JsonNode message(JsonNode response) {
        assertThat(response.path("statusCode").asInt()).isEqualTo(200);
        assertThat(response.path("headers").path("Content-Type").asText())
                .startsWith("application/json");
        try {
            return JSON.readTree(response.path("body").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Handler {
        void handle(InputStream in, ByteArrayOutputStream out) throws IOException;
    }

    private static JsonNode call(Handler handler, JsonNode event) {
        var out = new ByteArrayOutputStream();
        try {
            handler.handle(
                    new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)),
                    out);
            return JSON.readTree(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

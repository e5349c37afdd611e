package dev.dmarcdesk.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dmarcdesk.bot.slack.RequestSignature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/// The sample events of the project's `events` folder, signed as Slack would.
public final class Events {
    /// The signing secret of the tests.
    public static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Path.of(System.getProperty("root", ".."));

    private Events() {}

    /// A file of the project, from its root.
    public static Path file(String path) {
        return ROOT.resolve(path);
    }

    /// The names of all samples.
    public static List<String> names() {
        try (var files = Files.list(file("events"))) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A sample as it is.
    public static ObjectNode read(String name) {
        try {
            return (ObjectNode) JSON.readTree(file("events/" + name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A sample with its body changed, signed now.
    public static ObjectNode signed(String name, Clock clock, UnaryOperator<String> change) {
        ObjectNode event = read(name);
        byte[] body = change.apply(body(event)).getBytes(StandardCharsets.UTF_8);
        event.put(
                "body",
                event.path("isBase64Encoded").asBoolean()
                        ? Base64.getEncoder().encodeToString(body)
                        : new String(body, StandardCharsets.UTF_8));
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        event.withObject("/headers")
                .put("x-slack-request-timestamp", timestamp)
                .put(
                        "x-slack-signature",
                        new RequestSignature(SECRET, clock).sign(timestamp, body));
        return event;
    }

    /// A sample, signed now.
    public static ObjectNode signed(String name, Clock clock) {
        return signed(name, clock, UnaryOperator.identity());
    }

    /// A field of a sample whose body is a form.
    public static String field(String name, String field) {
        return Arrays.stream(body(read(name)).split("&", -1))
                .filter(pair -> pair.startsWith(field + "="))
                .map(pair -> pair.substring(field.length() + 1))
                .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    private static String body(JsonNode event) {
        String body = event.path("body").asText();
        return event.path("isBase64Encoded").asBoolean()
                ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
                : body;
    }
}

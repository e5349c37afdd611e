package dev.dmarcdesk.bot.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.dmarcdesk.bot.slack.SlackRequest;
import dev.dmarcdesk.bot.slack.SlackResponse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// API Gateway's payload format 2.0, which function URLs speak too: an HTTP request as JSON, its
/// body often in Base64.
///
/// Read as it streams by. Bolt's own adapter knows format 1.0 only and misses that the body is
/// encoded.
final class HttpEvent {
    private static final JsonFactory JSON = new JsonFactory();

    private String method = "";
    private String path = "";
    private String query = "";
    private String body = "";
    private boolean encoded;
    private final Map<String, String> headers = new HashMap<>();

    private HttpEvent() {}

    /// Reads a request.
    ///
    /// @throws IOException when this is no JSON
    /// @throws IllegalArgumentException when the body is not the Base64 it says it is
    static SlackRequest read(InputStream in) throws IOException {
        var event = new HttpEvent();
        try (JsonParser json = JSON.createParser(in)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                event.fields(json);
            }
        }
        return event.request();
    }

    private void fields(JsonParser json) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "rawPath" -> path = text(json);
                case "rawQueryString" -> query = text(json);
                case "body" -> body = text(json);
                case "isBase64Encoded" -> encoded = json.currentToken() == JsonToken.VALUE_TRUE;
                case "headers" -> texts(json, headers);
                case "requestContext" -> method = httpMethod(json);
                default -> json.skipChildren();
            }
        }
    }

    private static String httpMethod(JsonParser json) throws IOException {
        String method = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("http")) {
                var http = new HashMap<String, String>();
                texts(json, http);
                method = http.getOrDefault("method", "");
            } else {
                json.skipChildren();
            }
        }
        return method;
    }

    private static void texts(JsonParser json, Map<String, String> into) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            into.put(name, text(json));
        }
    }

    private static String text(JsonParser json) throws IOException {
        String text = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
        json.skipChildren();
        return text;
    }

    private SlackRequest request() {
        byte[] octets =
                encoded ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
        return new SlackRequest(method, path, query, headers, octets);
    }

    /// Writes a response.
    static void write(SlackResponse response, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", response.status());
            json.writeObjectFieldStart("headers");
            json.writeStringField("Content-Type", response.contentType());
            json.writeEndObject();
            json.writeStringField("body", response.body());
            json.writeBooleanField("isBase64Encoded", false);
            json.writeEndObject();
        }
    }
}

package dev.dmarcdesk.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.dmarcdesk.diagnosis.Connection;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.text.Parsed;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What [HeaderLookupHandler] is asked: `{"text": "From: …"}`, and with `ip`, `sender` and `helo`
/// how the message came, if the caller knows. Other members are ignored, so that a caller may add
/// its own.
///
/// @param paste the message, or its header
/// @param connection how it came; at most one
record HeaderRequest(Paste paste, List<Connection> connection) {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String FORM =
            "{\"text\": \"the message's header\", \"ip\": \"192.0.2.1\", \"sender\":"
                    + " \"a@example.com\", \"helo\": \"mx.example.com\"}, all but text being optional";
    private static final List<String> MEMBERS = List.of("text", "ip", "sender", "helo");

    HeaderRequest {
        connection = List.copyOf(connection);
    }

    /// Reads a request.
    ///
    /// @return what to diagnose, or what was wrong with it and what is accepted; never a piece of
    ///   the text
    static Parsed<HeaderRequest> read(InputStream in) {
        try (JsonParser json = FACTORY.createParser(in)) {
            return json.nextToken() == JsonToken.START_OBJECT
                    ? members(json)
                    : refused("a JSON object " + FORM);
        } catch (IOException e) {
            return refused("well-formed JSON such as " + FORM);
        }
    }

    private static Parsed<HeaderRequest> members(JsonParser json) throws IOException {
        var members = new HashMap<String, String>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            JsonToken value = json.nextToken();
            if (MEMBERS.contains(member) && value == JsonToken.VALUE_STRING) {
                members.put(member, json.getText());
            } else if (MEMBERS.contains(member) && value != JsonToken.VALUE_NULL) {
                return refused(FORM + "; " + member + " is something else");
            } else {
                json.skipChildren();
            }
        }
        return request(members);
    }

    private static Parsed<HeaderRequest> request(Map<String, String> members) {
        String text = members.getOrDefault("text", "");
        if (text.isBlank()) {
            return refused(FORM + "; text is missing or empty");
        }
        var paste = new Paste(text, Paste.Source.TYPED);
        String ip = members.getOrDefault("ip", "");
        String sender = members.getOrDefault("sender", "");
        String helo = members.getOrDefault("helo", "");
        if (ip.isEmpty()) {
            return sender.isEmpty() && helo.isEmpty()
                    ? Parsed.valid(new HeaderRequest(paste, List.of()))
                    : refused("ip beside sender or helo");
        }
        return Connection.parse(ip, sender, helo)
                .map(connection -> new HeaderRequest(paste, List.of(connection)));
    }

    private static Parsed<HeaderRequest> refused(String expected) {
        return Parsed.invalid(expected, 0, 0);
    }
}

package dev.dmarcdesk.bot.slack;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// An HTTP request that says it comes from Slack.
///
/// @param method such as `POST`
/// @param path without the query
/// @param query as sent, without the question mark; empty for none
/// @param headers by name, whatever its case
/// @param body the very octets that were sent: the signature covers them
@SuppressWarnings("ArrayRecordComponent")
public record SlackRequest(
        String method, String path, String query, Map<String, String> headers, byte[] body) {
    public SlackRequest {
        var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    /// A header's value; empty when there is none.
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /// The body as text.
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// Whether the body is a form, as commands and clicks are.
    boolean isForm() {
        return header("content-type")
                .toLowerCase(Locale.ROOT)
                .startsWith("application/x-www-form-urlencoded");
    }

    /// Fit for a log.
    @Override
    public String toString() {
        return method + " " + path;
    }
}

package dev.dmarcdesk.bot.slack;

/// What Slack gets at once.
///
/// @param status of HTTP
/// @param contentType of the body
/// @param body may be empty
public record SlackResponse(int status, String contentType, String body) {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String JSON = "application/json; charset=utf-8";

    /// Understood, nothing to say.
    static SlackResponse nothing() {
        return new SlackResponse(200, TEXT, "");
    }

    /// A text.
    static SlackResponse text(String words) {
        return new SlackResponse(200, TEXT, words);
    }

    /// A message or what else Slack takes for an answer, as JSON.
    static SlackResponse message(String json) {
        return new SlackResponse(200, JSON, json);
    }

    /// Turned away; the words give no detail away.
    public static SlackResponse refused(int status, String words) {
        return new SlackResponse(status, TEXT, words);
    }
}

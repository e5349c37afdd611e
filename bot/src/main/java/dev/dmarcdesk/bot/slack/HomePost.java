package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;

/// Puts a page on the bot's Home tab, for one user: `views.publish`.
///
/// @param slack the client
/// @param token the bot's
/// @param user who sees it
record HomePost(Slack slack, String token, String user) implements Post {
    @Override
    public Answer send(ObjectNode message) {
        if (token.isEmpty() || user.isEmpty()) {
            return new Answer.Refused("not_authed");
        }
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("type", "home");
        view.set("blocks", message.withArray("blocks"));
        return WebApi.of(() ->
                WebApi.judge(
                        slack.methods(token)
                                .viewsPublish(
                                        r -> r.userId(user).viewAsString(SlackMessage.write(view))),
                        ""));
    }

    /// Fit for a log: without the token.
    @Override
    public String toString() {
        return "HomePost[" + user + "]";
    }
}

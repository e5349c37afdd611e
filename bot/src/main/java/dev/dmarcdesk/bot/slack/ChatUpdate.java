package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;

/// Puts a message in the place of one that was posted: `chat.update`.
///
/// @param slack the client
/// @param token the bot's
/// @param channel where it was posted
/// @param posted Slack's id of it
record ChatUpdate(Slack slack, String token, String channel, String posted) implements Post {
    @Override
    public Answer send(ObjectNode message) {
        if (token.isEmpty()) {
            return new Answer.Refused("not_authed");
        }
        return WebApi.of(() ->
                WebApi.judge(
                        slack.methods(token)
                                .chatUpdate(r ->
                                        r.channel(channel)
                                                .ts(posted)
                                                .text(message.path("text").asText())
                                                .blocksAsString(ChatPost.blocks(message))),
                        posted));
    }

    /// Fit for a log: without the token.
    @Override
    public String toString() {
        return "ChatUpdate[" + channel + " " + posted + "]";
    }
}

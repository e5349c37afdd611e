package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;

import java.io.IOException;
import java.util.Set;

/// Posts with `chat.postMessage`: into the conversation, for which the bot has to be a member, or
/// to a person directly.
final class ChatPost implements Post {
    private static final Set<String> DRAWING =
            Set.of(
                    "invalid_blocks",
                    "invalid_blocks_format",
                    "msg_too_long",
                    "msg_blocks_too_long");
    private static final Set<String> PASSING =
            Set.of(
                    "ratelimited",
                    "rate_limited",
                    "internal_error",
                    "fatal_error",
                    "service_unavailable",
                    "request_timeout",
                    "team_added_to_org");

    private final Slack slack;
    private final String token;
    private final String channel;

    /// @param channel a conversation's id, or a person's for a direct message
    ChatPost(Slack slack, String token, String channel) {
        this.slack = slack;
        this.token = token;
        this.channel = channel;
    }

    @Override
    public Answer send(ObjectNode message) {
        if (token.isEmpty() || channel.isEmpty()) {
            return new Answer.Refused();
        }
        try {
            return judge(post(message));
        } catch (SlackApiException e) {
            return new Answer.Busy(Waits.asked(e.getResponse().headers("Retry-After")));
        } catch (IOException e) {
            return new Answer.Busy(Waits.SHORT);
        }
    }

    private ChatPostMessageResponse post(ObjectNode message) throws IOException, SlackApiException {
        return slack.methods(token)
                .chatPostMessage(r ->
                        r.channel(channel)
                                .text(message.path("text").asText())
                                .blocksAsString(
                                        message.has("blocks")
                                                ? SlackMessage.write(message.withArray("blocks"))
                                                : null)
                                .unfurlLinks(false)
                                .unfurlMedia(false));
    }

    private static Answer judge(ChatPostMessageResponse response) {
        String error = String.valueOf(response.getError());
        if (response.isOk()) {
            return new Answer.Sent();
        }
        if (DRAWING.contains(error)) {
            return new Answer.Malformed();
        }
        return PASSING.contains(error) ? new Answer.Busy(Waits.SHORT) : new Answer.Refused();
    }
}

package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.chat.ChatPostEphemeralResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;

import dev.dmarcdesk.bot.job.ReplyTo;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Set;

/// Posts with `chat.postMessage` into a conversation, for which the bot has to be a member, or to a
/// person directly; or with `chat.postEphemeral`, so that one person of a conversation sees it.
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
    private final String thread;
    private final String onlyFor;

    private ChatPost(Slack slack, String token, String channel, String thread, String onlyFor) {
        this.slack = slack;
        this.token = token;
        this.channel = channel;
        this.thread = thread;
        this.onlyFor = onlyFor;
    }

    /// For everybody where the answer belongs.
    static ChatPost where(Slack slack, String token, ReplyTo to) {
        return new ChatPost(slack, token, to.channel(), to.thread(), "");
    }

    /// For the asker alone, among others.
    static ChatPost among(Slack slack, String token, ReplyTo to) {
        return new ChatPost(slack, token, to.channel(), to.thread(), to.user());
    }

    /// For the asker alone, as a direct message.
    static ChatPost direct(Slack slack, String token, ReplyTo to) {
        return new ChatPost(slack, token, to.user(), "", "");
    }

    @Override
    public Answer send(ObjectNode message) {
        if (token.isEmpty() || channel.isEmpty()) {
            return new Answer.Refused();
        }
        try {
            return onlyFor.isEmpty() ? judge(post(message)) : judge(whisper(message));
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
                                .threadTs(thread.isEmpty() ? null : thread)
                                .text(message.path("text").asText())
                                .blocksAsString(blocks(message))
                                .unfurlLinks(false)
                                .unfurlMedia(false));
    }

    private ChatPostEphemeralResponse whisper(ObjectNode message)
            throws IOException, SlackApiException {
        return slack.methods(token)
                .chatPostEphemeral(r ->
                        r.channel(channel)
                                .threadTs(thread.isEmpty() ? null : thread)
                                .user(onlyFor)
                                .text(message.path("text").asText())
                                .blocksAsString(blocks(message)));
    }

    private static @Nullable String blocks(ObjectNode message) {
        return message.has("blocks") ? SlackMessage.write(message.withArray("blocks")) : null;
    }

    private static Answer judge(SlackApiTextResponse response) {
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

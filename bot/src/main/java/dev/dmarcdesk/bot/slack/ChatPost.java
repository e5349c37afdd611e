package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostEphemeralResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;

import dev.dmarcdesk.bot.job.ReplyTo;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Objects;

/// Posts with `chat.postMessage` into a conversation, for which the bot has to be a member, or to a
/// person directly; or with `chat.postEphemeral`, so that one person of a conversation sees it.
final class ChatPost implements Post {
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

    /// For everybody in a conversation.
    static ChatPost in(Slack slack, String token, String channel) {
        return new ChatPost(slack, token, channel, "", "");
    }

    /// Below a message of a conversation, for everybody in it.
    static ChatPost below(Slack slack, String token, String channel, String message) {
        return new ChatPost(slack, token, channel, message, "");
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
            return new Answer.Refused("not_authed");
        }
        return WebApi.of(() -> {
            if (onlyFor.isEmpty()) {
                ChatPostMessageResponse posted = post(message);
                return WebApi.judge(posted, Objects.requireNonNullElse(posted.getTs(), ""));
            }
            return WebApi.judge(whisper(message), "");
        });
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

    /// The message's blocks as Slack takes them; null for none.
    static @Nullable String blocks(ObjectNode message) {
        return message.has("blocks") ? SlackMessage.write(message.withArray("blocks")) : null;
    }
}

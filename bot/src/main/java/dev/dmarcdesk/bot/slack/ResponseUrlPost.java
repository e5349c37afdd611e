package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;
import com.slack.api.webhook.WebhookResponse;

import dev.dmarcdesk.bot.job.Audience;
import dev.dmarcdesk.bot.job.ReplyTo;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Posts to the address that came with the command. Works where the bot is not a member, up to five
/// times within 30 minutes.
final class ResponseUrlPost implements Post {
    private final Slack slack;
    private final ResponseUrls allowed;
    private final String url;
    private final Function<ObjectNode, String> form;

    ResponseUrlPost(Slack slack, ResponseUrls allowed, ReplyTo to, Audience audience) {
        this(
                slack,
                allowed,
                to.responseUrl(),
                message -> SlackMessage.answer(message, audience, to.thread()));
    }

    private ResponseUrlPost(
            Slack slack, ResponseUrls allowed, String url, Function<ObjectNode, String> form) {
        this.slack = slack;
        this.allowed = allowed;
        this.url = url;
        this.form = form;
    }

    /// In place of the message that holds the clicked button.
    static ResponseUrlPost replacing(Slack slack, ResponseUrls allowed, String url) {
        return new ResponseUrlPost(slack, allowed, url, SlackMessage::replacement);
    }

    @Override
    public Answer send(ObjectNode message) {
        if (!allowed.accept(url)) {
            return new Answer.Refused("not an address of Slack's");
        }
        try {
            return judge(slack.send(url, form.apply(message)));
        } catch (IOException e) {
            return new Answer.Lost();
        }
    }

    private static Answer judge(WebhookResponse response) {
        int code = response.getCode();
        String body = String.valueOf(response.getBody());
        if (code == 429 || code >= 500) {
            return new Answer.Busy(Waits.asked(header(response.getHeaders())));
        }
        if (body.contains("invalid_blocks") || body.contains("too_long")) {
            return new Answer.Malformed();
        }
        return code == 200 && !body.contains("\"ok\":false")
                ? new Answer.Sent("")
                : new Answer.Refused("HTTP " + code);
    }

    private static List<String> header(Map<String, List<String>> headers) {
        return headers.getOrDefault("retry-after", List.of());
    }
}

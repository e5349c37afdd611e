package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;

import dev.dmarcdesk.bot.job.Audience;
import dev.dmarcdesk.bot.job.Replies;
import dev.dmarcdesk.bot.job.ReplyTo;
import dev.dmarcdesk.document.Document;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Posts pages to Slack: to the address that came with the command, else with `chat.postMessage`.
/// What only the asker may see falls back to a direct message, never to the channel.
public final class SlackReplies implements Replies {
    private static final int ATTEMPTS = 3;
    private static final Duration CALL = Duration.ofSeconds(4);

    private final Slack slack;
    private final SlackSettings settings;
    private final ResponseUrls allowed;
    private final Consumer<Duration> pause;

    /// @param settings where Slack is, and the bot's token
    /// @param pause waits that long
    public SlackReplies(SlackSettings settings, Consumer<Duration> pause) {
        this.slack = settings.client(CALL);
        this.settings = settings;
        this.allowed = new ResponseUrls(settings);
        this.pause = pause;
    }

    @Override
    public Delivery post(ReplyTo to, Audience audience, Document page) {
        Delivery direct =
                deliver(page, new ResponseUrlPost(slack, allowed, to.responseUrl(), audience));
        return switch (direct) {
            case DELIVERED -> direct;
            case REFUSED -> deliver(page, chat(to, audience));
            case FAILED ->
                    switch (deliver(page, chat(to, audience))) {
                        case DELIVERED -> Delivery.DELIVERED;
                        case REFUSED, FAILED -> Delivery.FAILED;
                    };
        };
    }

    private Post chat(ReplyTo to, Audience audience) {
        String channel =
                switch (audience) {
                    case CHANNEL -> to.channel();
                    case ASKER -> to.user();
                };
        return new ChatPost(slack, settings.botToken(), channel);
    }

    /// Draws the page simpler for as long as Slack dislikes the drawing.
    private Delivery deliver(Document page, Post post) {
        List<Supplier<ObjectNode>> drawings =
                List.of(
                        () -> BlockKit.render(page, BlockKit.Tables.BLOCK),
                        () -> BlockKit.render(page, BlockKit.Tables.TEXT),
                        () -> SlackMessage.line(page.summary()));
        for (var drawing : drawings) {
            switch (persist(drawing.get(), post)) {
                case Post.Answer.Sent() -> {
                    return Delivery.DELIVERED;
                }
                case Post.Answer.Refused() -> {
                    return Delivery.REFUSED;
                }
                case Post.Answer.Busy(_) -> {
                    return Delivery.FAILED;
                }
                case Post.Answer.Malformed() -> {}
            }
        }
        return Delivery.REFUSED;
    }

    private Post.Answer persist(ObjectNode message, Post post) {
        Post.Answer answer = post.send(message);
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            if (!(answer instanceof Post.Answer.Busy(var wait))
                    || wait.compareTo(Waits.LONGEST) > 0) {
                return answer;
            }
            pause.accept(wait);
            answer = post.send(message);
        }
        return answer;
    }
}

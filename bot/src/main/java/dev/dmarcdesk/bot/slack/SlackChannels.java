package dev.dmarcdesk.bot.slack;

import com.slack.api.Slack;

import dev.dmarcdesk.bot.watch.Channels;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.Supplier;

/// Brings alerts into Slack's channels. Nothing is tried again here: whether something may be
/// posted a second time is for those to decide who know whether it was posted before.
public final class SlackChannels implements Channels {
    private static final Duration CALL = Duration.ofSeconds(10);

    /// What is said to a token and not to a message.
    private static final Set<String> DISMISSALS =
            Set.of(
                    "account_inactive",
                    "app_uninstalled",
                    "invalid_auth",
                    "missing_scope",
                    "no_permission",
                    "not_allowed_token_type",
                    "not_authed",
                    "team_access_not_granted",
                    "token_expired",
                    "token_revoked");

    private final Slack slack;
    private final Supplier<String> token;
    private final ResponseUrls allowed;

    /// @param settings where Slack is, and the bot's token
    public SlackChannels(SlackSettings settings) {
        this.slack = settings.oneShotClient(CALL);
        this.token = settings::botToken;
        this.allowed = new ResponseUrls(settings);
    }

    @Override
    public Posting post(Place place, Document page) {
        String channel = place.channel().isEmpty() ? place.user() : place.channel();
        return posted(
                send(
                        page,
                        place.thread().isEmpty()
                                ? ChatPost.in(slack, token.get(), channel)
                                : ChatPost.below(slack, token.get(), channel, place.thread())));
    }

    /// That Slack refuses it is no word on what else it takes.
    @Override
    public Posting replace(String responseUrl, Document page) {
        return edited(send(page, ResponseUrlPost.replacing(slack, allowed, responseUrl)));
    }

    @Override
    public Posting edit(Place place, String message, Document page) {
        return edited(send(page, new ChatUpdate(slack, token.get(), place.channel(), message)));
    }

    @Override
    public Posting call(Place place, String message, String owner, Document page) {
        var called = new ArrayList<Block>();
        called.add(new Block.Paragraph(Sentence.of("%s", new Inline.Person(owner))));
        called.addAll(page.blocks());
        var calling =
                new Document(
                        page.tone(),
                        page.title(),
                        Sentence.of("%s: %s", new Inline.Person(owner), page.summary()),
                        called);
        return posted(send(calling, ChatPost.below(slack, token.get(), place.channel(), message)));
    }

    private static Post.Answer send(Document page, Post post) {
        return Drawings.send(
                Drawings.of(page, tables -> BlockKit.render(page, tables)), post::send);
    }

    private static Posting posted(Post.Answer answer) {
        return answer instanceof Post.Answer.Lost() ? new Posting.Uncertain() : edited(answer);
    }

    /// An edit that may have arrived can be made again.
    private static Posting edited(Post.Answer answer) {
        return switch (answer) {
            case Post.Answer.Sent(var message) -> new Posting.Posted(message);
            case Post.Answer.Busy(var pause) -> new Posting.Later(pause);
            case Post.Answer.Lost() -> new Posting.Later(Duration.ZERO);
            case Post.Answer.Malformed() -> new Posting.Refused("invalid_blocks");
            case Post.Answer.Refused(var why) when DISMISSALS.contains(why) ->
                    new Posting.Dismissed(why);
            case Post.Answer.Refused(var why) -> new Posting.Refused(why);
        };
    }
}

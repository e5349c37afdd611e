package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;

import dev.dmarcdesk.bot.job.Audience;
import dev.dmarcdesk.bot.job.Replies;
import dev.dmarcdesk.bot.job.ReplyTo;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Posts pages to Slack: to the address that came with the command, else into the conversation.
/// What only the asker may see falls back to a direct message, never to the channel.
public final class SlackReplies implements Replies {
    private static final int ATTEMPTS = 3;
    private static final Duration CALL = Duration.ofSeconds(4);

    private static final Sentence TOO_OLD =
            Sentence.of(
                    "This button is of another time, and I keep nothing that I could show instead."
                            + " Please diagnose the message again.");
    private static final Sentence NOT_HERE =
            Sentence.of(
                    "I can not post in this conversation. Invite me with %s and click again.",
                    new Inline.Plain("/invite @DMARC Desk"));

    private static final Sentence NO_MEMBER =
            Sentence.of(
                    "I am not in this conversation; invite me with %s",
                    new Inline.Plain("/invite @DMARC Desk"));

    private static final Sentence NO_TOKEN = Sentence.of("I have no token to post files with");

    private final Slack slack;
    private final SlackSettings settings;
    private final ResponseUrls allowed;
    private final ThreadFile files;
    private final Consumer<Duration> pause;

    /// @param settings where Slack is, and the bot's token
    /// @param pause waits that long
    public SlackReplies(SlackSettings settings, Consumer<Duration> pause) {
        this.slack = settings.client(CALL);
        this.settings = settings;
        this.allowed = new ResponseUrls(settings);
        this.files = new ThreadFile(slack, settings);
        this.pause = pause;
    }

    @Override
    public Delivery post(ReplyTo to, Audience audience, Document page) {
        boolean isForAll =
                audience == Audience.CHANNEL || (to.isDirect() && audience != Audience.HOME);
        Optional<LongPage> isLong = isForAll ? LongPage.of(page) : Optional.empty();
        if (isLong.isPresent()) {
            return settings.botToken().isEmpty()
                    ? postWithoutFile(to, audience, isLong.get(), NO_TOKEN)
                    : postLong(to, audience, isLong.get());
        }
        return audience == Audience.HOME
                ? deliver(home(page), List.of(home(to)))
                : deliver(drawings(to, audience, page), ways(to, audience));
    }

    /// A page with a file goes where the file can be in a thread: that of the question, or else the
    /// one that the page begins.
    private Delivery postLong(ReplyTo to, Audience audience, LongPage page) {
        return switch (files.upload(page.file())) {
            case ThreadFile.Result.Refused(var why) -> postWithoutFile(to, audience, page, why);
            case ThreadFile.Result.Done(var id) ->
                    to.thread().isEmpty()
                            ? beginThread(to, audience, page, id)
                            : joinThread(to, audience, page, id);
        };
    }

    private Delivery joinThread(ReplyTo to, Audience audience, LongPage page, String id) {
        return switch (files.share(id, page.file(), to.channel(), to.thread())) {
            case ThreadFile.Result.Refused(var why) -> postWithoutFile(to, audience, page, why);
            case ThreadFile.Result.Done _ ->
                    deliver(drawings(to, audience, page.besideFile()), ways(to, audience));
        };
    }

    private Delivery beginThread(ReplyTo to, Audience audience, LongPage page, String id) {
        var drawings = drawings(to, audience, page.besideFile());
        var post = ChatPost.where(slack, settings.botToken(), to);
        return switch (Drawings.send(drawings, message -> persist(message, post))) {
            case Post.Answer.Sent(var message) -> {
                if (files.share(id, page.file(), to.channel(), message)
                        instanceof ThreadFile.Result.Refused(var why)) {
                    correct(to, audience, message, page.withoutFile(why));
                }
                yield Delivery.DELIVERED;
            }
            case Post.Answer.Refused _, Post.Answer.Malformed() ->
                    postWithoutFile(to, audience, page, NO_MEMBER);
            case Post.Answer.Busy _, Post.Answer.Lost() -> Delivery.FAILED;
        };
    }

    private void correct(ReplyTo to, Audience audience, String message, Document page) {
        var update = new ChatUpdate(slack, settings.botToken(), to.channel(), message);
        Drawings.send(drawings(to, audience, page), drawing -> persist(drawing, update));
    }

    private Delivery postWithoutFile(ReplyTo to, Audience audience, LongPage page, Sentence why) {
        return deliver(drawings(to, audience, page.withoutFile(why)), ways(to, audience));
    }

    /// A page of the bot's own has no tables: Slack takes them in messages only.
    private static List<Supplier<ObjectNode>> home(Document page) {
        return Drawings.of(page, _ -> BlockKit.render(page, BlockKit.Tables.TEXT));
    }

    private Post home(ReplyTo to) {
        return new HomePost(slack, settings.botToken(), to.user());
    }

    @Override
    public Delivery share(ReplyTo to, String sealed) {
        var page = pack().flatMap(pack -> pack.unpack(sealed, to.user()));
        if (page.isEmpty()) {
            return tell(to, TOO_OLD);
        }
        var drawings = drawings(to, Audience.CHANNEL, page.get());
        return switch (deliver(signed(drawings, to.user()), ways(to, Audience.CHANNEL))) {
            case DELIVERED -> Delivery.DELIVERED;
            case REFUSED -> tell(to, NOT_HERE);
            case FAILED -> Delivery.FAILED;
        };
    }

    private Optional<PagePack> pack() {
        return Optional.of(settings.botToken())
                .filter(token -> !token.isEmpty())
                .map(PagePack::new);
    }

    private Delivery tell(ReplyTo to, Sentence words) {
        return deliver(List.of(() -> SlackMessage.line(words)), ways(to, Audience.ASKER));
    }

    /// The ways a message may go, best first.
    private List<Post> ways(ReplyTo to, Audience audience) {
        String token = settings.botToken();
        var ways = new ArrayList<Post>();
        if (!to.responseUrl().isEmpty()) {
            ways.add(new ResponseUrlPost(slack, allowed, to, audience));
        }
        switch (audience) {
            case CHANNEL -> ways.add(ChatPost.where(slack, token, to));
            case HOME -> ways.add(home(to));
            case ASKER, ASKER_FIRST -> {
                if (to.isDirect()) {
                    ways.add(ChatPost.where(slack, token, to));
                } else {
                    if (ways.isEmpty()) {
                        ways.add(ChatPost.among(slack, token, to));
                    }
                    ways.add(ChatPost.direct(slack, token, to));
                }
            }
        }
        return ways;
    }

    /// The page, and simpler drawings of it for as long as Slack dislikes them.
    private List<Supplier<ObjectNode>> drawings(ReplyTo to, Audience audience, Document page) {
        boolean mayShare =
                audience == Audience.ASKER_FIRST && !to.isDirect() && !to.channel().isEmpty();
        Optional<String> packed =
                mayShare ? pack().flatMap(pack -> pack.pack(page, to.user())) : Optional.empty();
        return Drawings.of(page, tables -> drawn(page, tables, packed));
    }

    private static ObjectNode drawn(
            Document page, BlockKit.Tables tables, Optional<String> packed) {
        return packed.map(value -> BlockKit.renderToShare(page, tables, value))
                .orElseGet(() -> BlockKit.render(page, tables));
    }

    private static List<Supplier<ObjectNode>> signed(
            List<Supplier<ObjectNode>> drawings, String user) {
        return drawings.stream()
                .<Supplier<ObjectNode>>map(drawing -> () -> signed(drawing.get(), user))
                .toList();
    }

    /// With the name of who shared it below the title.
    private static ObjectNode signed(ObjectNode message, String user) {
        message.withArray("blocks").insert(1, RichText.mention("Shared by ", user));
        return message;
    }

    private Delivery deliver(List<Supplier<ObjectNode>> drawings, List<Post> ways) {
        Delivery worst = Delivery.REFUSED;
        for (Post way : ways) {
            switch (deliver(drawings, way)) {
                case DELIVERED -> {
                    return Delivery.DELIVERED;
                }
                case FAILED -> worst = Delivery.FAILED;
                case REFUSED -> {}
            }
        }
        return worst;
    }

    private Delivery deliver(List<Supplier<ObjectNode>> drawings, Post post) {
        return switch (Drawings.send(drawings, message -> persist(message, post))) {
            case Post.Answer.Sent _ -> Delivery.DELIVERED;
            case Post.Answer.Refused _, Post.Answer.Malformed() -> Delivery.REFUSED;
            // Somebody waits for it: an answer that came twice is better than none.
            case Post.Answer.Busy _, Post.Answer.Lost() -> Delivery.FAILED;
        };
    }

    private Post.Answer persist(ObjectNode message, Post post) {
        Post.Answer answer = post.send(message);
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            Duration wait = wait(answer);
            if (wait.isZero() || wait.compareTo(Waits.LONGEST) > 0) {
                return answer;
            }
            pause.accept(wait);
            answer = post.send(message);
        }
        return answer;
    }

    /// How long to wait before the next try; zero when there is none.
    private static Duration wait(Post.Answer answer) {
        return switch (answer) {
            case Post.Answer.Busy(var asked) when !asked.isZero() -> asked;
            case Post.Answer.Busy _, Post.Answer.Lost() -> Waits.SHORT;
            case Post.Answer.Sent _, Post.Answer.Refused _, Post.Answer.Malformed() ->
                    Duration.ZERO;
        };
    }
}

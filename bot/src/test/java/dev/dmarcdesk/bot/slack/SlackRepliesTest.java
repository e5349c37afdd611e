package dev.dmarcdesk.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.FakeSlack;
import dev.dmarcdesk.bot.job.Audience;
import dev.dmarcdesk.bot.job.Replies.Delivery;
import dev.dmarcdesk.bot.job.ReplyTo;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class SlackRepliesTest {
    private final FakeSlack slack = new FakeSlack();
    private final List<Duration> pauses = new ArrayList<>();
    private final SlackReplies replies = replies("xoxb-test");
    private final ReplyTo to = to(slack.responseUrl());

    @AfterEach
    void stop() {
        slack.close();
    }

    private SlackReplies replies(String token) {
        return new SlackReplies(
                new SlackSettings("", token, "", URI.create(slack.api())), pauses::add);
    }

    private static ReplyTo to(String responseUrl) {
        return new ReplyTo("T0WORKSPACE", "C0MAIL", "U0ALICE", responseUrl);
    }

    private static Document page() {
        return new Document(
                Tone.BAD,
                Sentence.of("%s can be forged", "example.com"),
                Sentence.of("%s can be forged.", "example.com"),
                List.of(
                        new Block.Overview(
                                List.of(
                                        new Row(
                                                "DMARC",
                                                Tone.BAD,
                                                "none",
                                                Sentence.of("Forged mail is delivered."))))));
    }

    @Test
    void a_result_goes_to_the_channel_through_the_commands_own_address() {
        assertThat(replies.post(to, Audience.CHANNEL, page())).isEqualTo(Delivery.DELIVERED);

        var post = slack.onlyPost();
        assertThat(post.path()).isEqualTo("/commands/T0WORKSPACE/1/abc");
        assertThat(post.message().path("response_type").asText()).isEqualTo("in_channel");
        assertThat(post.message().path("replace_original").asBoolean(true)).isFalse();
        assertThat(post.message().path("text").asText()).isEqualTo("example.com can be forged.");
        assertThat(post.message().path("blocks").path(0).path("type").asText()).isEqualTo("header");
    }

    @Test
    void a_private_result_goes_to_its_asker() {
        replies.post(to, Audience.ASKER, page());

        assertThat(slack.onlyPost().message().path("response_type").asText())
                .isEqualTo("ephemeral");
    }

    @Test
    void an_address_that_is_used_up_falls_back_to_the_channel() {
        slack.say(404, "used_url");

        assertThat(replies.post(to, Audience.CHANNEL, page())).isEqualTo(Delivery.DELIVERED);

        var second = slack.posts().get(1);
        assertThat(second.path()).isEqualTo("/api/chat.postMessage");
        assertThat(second.message().path("channel").asText()).isEqualTo("C0MAIL");
        assertThat(second.message().path("blocks").path(0).path("type").asText())
                .isEqualTo("header");
        assertThat(second.message().path("unfurl_links").asText()).isEqualTo("0");
        assertThat(second.message().path("unfurl_media").asText()).isEqualTo("0");
    }

    @Test
    void a_private_result_never_falls_back_to_the_channel() {
        slack.say(404, "expired_url");

        replies.post(to, Audience.ASKER, page());

        assertThat(slack.posts().get(1).message().path("channel").asText()).isEqualTo("U0ALICE");
    }

    @Test
    void nothing_is_ever_posted_outside_slack() {
        var elsewhere = to("http://[::1]:" + URI.create(slack.api()).getPort() + "/internal");

        assertThat(replies.post(elsewhere, Audience.CHANNEL, page())).isEqualTo(Delivery.DELIVERED);
        assertThat(slack.onlyPost().path()).isEqualTo("/api/chat.postMessage");
    }

    @Test
    void waits_when_slack_asks_for_it_and_then_posts_once() {
        slack.say(429, "", "2").say(503, "");

        assertThat(replies.post(to, Audience.CHANNEL, page())).isEqualTo(Delivery.DELIVERED);

        assertThat(pauses).containsExactly(Duration.ofSeconds(2), Waits.SHORT);
        assertThat(slack.posts())
                .extracting(FakeSlack.Post::path)
                .containsOnly("/commands/T0WORKSPACE/1/abc")
                .hasSize(3);
    }

    @Test
    void gives_up_after_three_tries_each_way_so_that_the_queue_can_bring_it_again() {
        for (int i = 0; i < 6; i++) {
            slack.say(500, "");
        }

        assertThat(replies.post(to, Audience.CHANNEL, page())).isEqualTo(Delivery.FAILED);
        assertThat(slack.posts()).hasSize(6);
    }

    @Test
    void does_not_wait_out_a_long_pause() {
        slack.say(429, "", "60").say(429, "", "60");

        assertThat(replies.post(to, Audience.CHANNEL, page())).isEqualTo(Delivery.FAILED);
        assertThat(pauses).isEmpty();
    }

    @Test
    void draws_simpler_for_as_long_as_slack_dislikes_the_drawing() {
        slack.say(400, "invalid_blocks").say(200, "{\"ok\":false,\"error\":\"invalid_blocks\"}");

        assertThat(replies.post(to, Audience.CHANNEL, page())).isEqualTo(Delivery.DELIVERED);

        var posts = slack.posts();
        assertThat(posts.get(0).message().toString()).contains("\"table\"");
        assertThat(posts.get(1).message().toString())
                .doesNotContain("\"table\"")
                .contains("Forged mail is delivered.");
        assertThat(posts.get(2).message().path("blocks")).hasSize(1);
    }

    @Test
    void is_refused_when_neither_way_is_open() {
        slack.say(404, "expired_url").say(200, "{\"ok\":false,\"error\":\"not_in_channel\"}");

        assertThat(replies.post(to, Audience.CHANNEL, page())).isEqualTo(Delivery.REFUSED);
    }

    @Test
    void without_a_token_there_is_only_the_commands_own_address() {
        slack.say(404, "expired_url");

        assertThat(replies("").post(to, Audience.CHANNEL, page())).isEqualTo(Delivery.REFUSED);
        assertThat(slack.posts()).hasSize(1);
    }

    @Test
    void a_slack_that_is_not_there_is_worth_another_try() {
        slack.close();

        assertThat(replies.post(to, Audience.CHANNEL, page())).isEqualTo(Delivery.FAILED);
    }
}

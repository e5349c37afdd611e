package dev.dmarcdesk.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dmarcdesk.bot.FakeSlack;
import dev.dmarcdesk.bot.watch.Channels.Posting;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;
import java.util.List;

class SlackChannelsTest {
    private static final Place PLACE = new Place("T0WORKSPACE", "C0MAIL", "");
    private static final Document PAGE =
            new Document(
                    Tone.BAD,
                    Sentence.of("%s: reject became none", "acme.example"),
                    Sentence.of("%s: forged mail is delivered.", "acme.example"),
                    List.of(
                            new Block.Table(
                                    List.of("Domain", "Was <!here>"),
                                    List.of(
                                            List.of(
                                                    Sentence.of("%s", "<@U0EVIL>"),
                                                    Sentence.of("%s", "p=reject"))))));

    private final FakeSlack slack = new FakeSlack();
    private final SlackChannels channels = channels("xoxb-test");

    @AfterEach
    void stop() {
        slack.close();
    }

    private SlackChannels channels(String token) {
        return new SlackChannels(new SlackSettings("", token, "", URI.create(slack.api())));
    }

    @Test
    void an_alert_is_posted_and_its_id_told() {
        assertThat(channels.post(PLACE, PAGE)).isEqualTo(new Posting.Posted("1795251600.000001"));

        var post = slack.onlyPost();
        assertThat(post.path()).isEqualTo("/api/chat.postMessage");
        assertThat(post.message().path("channel").asText()).isEqualTo("C0MAIL");
        assertThat(post.message().path("unfurl_links").asText()).isEqualTo("0");
        assertThat(post.message().path("text").asText())
                .isEqualTo("acme.example: forged mail is delivered.");
        assertThat(post.message().path("blocks").findValuesAsText("type"))
                .contains("table")
                .doesNotContain("user", "broadcast", "mrkdwn");
    }

    @Test
    void without_a_channel_it_goes_to_the_user() {
        channels.post(new Place("T0WORKSPACE", "", "U0ALICE"), PAGE);

        assertThat(slack.onlyPost().message().path("channel").asText()).isEqualTo("U0ALICE");
    }

    @Test
    void an_alert_is_edited_where_it_stands() {
        assertThat(channels.edit(PLACE, "1795251600.000100", PAGE))
                .isEqualTo(new Posting.Posted("1795251600.000100"));

        var post = slack.onlyPost();
        assertThat(post.path()).isEqualTo("/api/chat.update");
        assertThat(post.message().path("channel").asText()).isEqualTo("C0MAIL");
        assertThat(post.message().path("ts").asText()).isEqualTo("1795251600.000100");
        assertThat(post.message().path("blocks").path(0).path("type").asText()).isEqualTo("header");
    }

    @ParameterizedTest
    @CsvSource({
        "U012AB3CD, user, user_id",
        "W012AB3CD, user, user_id",
        "S012AB3CD, usergroup, usergroup_id",
        "C012AB3CD, channel, channel_id"
    })
    void the_owner_is_called_below_the_alert_by_id(String owner, String type, String field) {
        channels.call(PLACE, "1795251600.000100", owner, PAGE);

        JsonNode message = slack.onlyPost().message();
        assertThat(message.path("thread_ts").asText()).isEqualTo("1795251600.000100");
        assertThat(message.path("reply_broadcast").asBoolean()).isFalse();
        assertThat(message.findParents(field))
                .singleElement()
                .satisfies(element -> assertThat(element.path("type").asText()).isEqualTo(type))
                .satisfies(element -> assertThat(element.path(field).asText()).isEqualTo(owner));
        assertThat(message.path("text").asText()).doesNotContain(owner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is_archived",
                "not_in_channel",
                "channel_not_found",
                "restricted_action",
                "message_not_found",
                "cant_update_message",
                "something_new"
            })
    void a_channel_that_takes_nothing_refuses(String error) {
        slack.say(200, "{\"ok\":false,\"error\":\"" + error + "\"}")
                .say(200, "{\"ok\":false,\"error\":\"" + error + "\"}");

        assertThat(channels.post(PLACE, PAGE)).isEqualTo(new Posting.Refused(error));
        assertThat(channels.edit(PLACE, "1.1", PAGE)).isEqualTo(new Posting.Refused(error));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token_revoked",
                "account_inactive",
                "invalid_auth",
                "not_authed",
                "token_expired",
                "missing_scope"
            })
    void a_workspace_that_is_gone_dismisses_us(String error) {
        slack.say(200, "{\"ok\":false,\"error\":\"" + error + "\"}");

        assertThat(channels.post(PLACE, PAGE)).isEqualTo(new Posting.Dismissed(error));
    }

    @Test
    void without_a_token_nobody_takes_anything() {
        assertThat(channels("").post(PLACE, PAGE)).isInstanceOf(Posting.Dismissed.class);
        assertThat(slack.posts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"429, 30, 30", "429, '', 0", "503, '', 0", "500, '', 0", "503, 5, 5"})
    void what_was_not_taken_may_be_later(int status, String retryAfter, long seconds) {
        slack.say(status, "", retryAfter);

        assertThat(channels.post(PLACE, PAGE))
                .isEqualTo(new Posting.Later(Duration.ofSeconds(seconds)));
        assertThat(slack.posts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ratelimited", "service_unavailable", "request_timeout"})
    void slacks_own_word_for_later_is_one_too(String error) {
        slack.say(200, "{\"ok\":false,\"error\":\"" + error + "\"}");

        assertThat(channels.post(PLACE, PAGE)).isEqualTo(new Posting.Later(Duration.ZERO));
    }

    @Test
    void nobody_knows_what_became_of_a_message_whose_answer_is_lost() {
        slack.hangUp();

        assertThat(channels.post(PLACE, PAGE)).isEqualTo(new Posting.Uncertain());
        assertThat(slack.posts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 504})
    void a_gateway_that_lost_the_answer_is_no_answer(int status) {
        slack.say(status, "");

        assertThat(channels.post(PLACE, PAGE)).isEqualTo(new Posting.Uncertain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal_error", "fatal_error"})
    void slack_itself_may_not_know(String error) {
        slack.say(200, "{\"ok\":false,\"error\":\"" + error + "\"}");

        assertThat(channels.post(PLACE, PAGE)).isEqualTo(new Posting.Uncertain());
    }

    @Test
    void an_edit_whose_answer_is_lost_can_be_made_again() {
        slack.hangUp();

        assertThat(channels.edit(PLACE, "1.1", PAGE)).isEqualTo(new Posting.Later(Duration.ZERO));
    }

    @Test
    void a_slack_that_can_not_be_reached_took_nothing() {
        slack.close();

        assertThat(channels.post(PLACE, PAGE)).isEqualTo(new Posting.Later(Duration.ZERO));
    }

    @Test
    void draws_simpler_for_as_long_as_slack_dislikes_the_drawing() {
        slack.say(200, "{\"ok\":false,\"error\":\"invalid_blocks\"}");

        assertThat(channels.post(PLACE, PAGE)).isEqualTo(new Posting.Posted("1795251600.000002"));

        assertThat(slack.posts().get(1).message().path("blocks").findValuesAsText("type"))
                .doesNotContain("table");
    }

    @Test
    void a_call_that_is_drawn_most_simply_still_calls() {
        slack.say(200, "{\"ok\":false,\"error\":\"invalid_blocks\"}")
                .say(200, "{\"ok\":false,\"error\":\"invalid_blocks\"}");

        channels.call(PLACE, "1.1", "S012AB3CD", PAGE);

        assertThat(slack.posts().get(2).message().path("blocks").findValuesAsText("usergroup_id"))
                .containsExactly("S012AB3CD");
    }

    @Test
    void what_is_said_of_somebody_is_never_taken_from_others_words() {
        var words = Sentence.of("%s", new Inline.Plain("<@U0EVIL> <!channel>"));
        channels.post(
                PLACE, new Document(Tone.BAD, words, words, List.of(new Block.Paragraph(words))));

        JsonNode message = slack.onlyPost().message();
        assertThat(message.path("text").asText()).doesNotContain("<");
        assertThat(message.findValuesAsText("user_id")).isEmpty();
    }
}

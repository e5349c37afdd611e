package dev.dmarcdesk.bot.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dmarcdesk.bot.Events;
import dev.dmarcdesk.bot.FakeSlack;
import dev.dmarcdesk.bot.aws.DynamoStack;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.bot.watch.WatchKey;
import dev.dmarcdesk.bot.watch.WatchStore;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.ZoneDns;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/// A domain's life with the bot on AWS, by what people type and click: watched, changed, told of,
/// spoken about, forgotten. The handlers are the real ones and the table is in DynamoDB's own local
/// server; Slack, SQS and the DNS are on loopback.
class WatchedDomainJourneyTest {
    private static final Duration TURN = Duration.ofMinutes(15);
    private static final Duration UNTIL_BELIEVED = TURN.plusMinutes(30);

    /// The schedule fires more often than that; what it missed is made up for.
    private static final Duration STEP = Duration.ofMinutes(5);

    private static final String MAIL = "C0MAIL";
    private static final String OPS = "C0OPS";
    private static final String ALICE = "U0ALICE";
    private static final String BOB = "U0BOB";
    private static final String OWNERS = "S012AB3CD";

    private static final String REASON = "We moved to another host";
    private static final String SELECTOR = "crm2026";
    private static final String KEY = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static final String OTHER_KEY = "O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik=";

    private final AtomicReference<Dns> dns = new AtomicReference<>(zone("reject", KEY));
    private final DynamoStack dynamo = new DynamoStack();
    private final Workspace workspace =
            new Workspace(question -> dns.get().ask(question), dynamo.settings());
    private final Schedule schedule = new Schedule(workspace);
    private int deeds;
    private int read;

    private static Dns zone(String policy, String key) {
        return ZoneDns.of(
                """
                $ORIGIN acme.example.
                @ TXT "v=spf1 -all"
                _dmarc TXT "v=DMARC1; p=%s"
                $ORIGIN example.com.
                @ TXT "v=spf1 -all"
                _dmarc TXT "v=DMARC1; p=reject"
                %s._domainkey TXT "v=DKIM1; k=ed25519; p=%s"
                """
                        .formatted(policy, SELECTOR, key));
    }

    @AfterEach
    void stop() {
        workspace.close();
        dynamo.close();
    }

    /// Nothing that is done twice is the same click, command or modal.
    private void does(String sample, String user, String channel, UnaryOperator<String> change) {
        String deed = Integer.toString(++deeds);
        workspace.send(
                sample,
                body ->
                        change.apply(
                                body.replace("111.222.command", "111.222." + deed)
                                        .replace("1795251600.000300", "1795251601.00030" + deed)
                                        .replace("V0REASON", "V0REASON" + deed)
                                        .replace("U0ALICE", user)
                                        .replace("C0MAIL", channel)));
        workspace.work();
    }

    private void types(String user, String channel, String line) {
        does(
                "SlackFunction-watch.json",
                user,
                channel,
                body -> body.replace("watch+example.com+--every+4h", Workspace.encoded(line)));
    }

    private void clicks(String user, String channel, String button) {
        does(
                "SlackFunction-expected.json",
                user,
                channel,
                body -> body.replace("expected+7f3a9c2b1d", Workspace.encoded(button)));
    }

    private void accepts(String user, String channel, String button) {
        clicks(user, channel, button);
        FakeSlack.Post opened = workspace.slack.posts().getLast();
        assertThat(opened.path()).isEqualTo("/api/views.open");
        String metadata = opened.message().at("/view/private_metadata").asText();
        does(
                "SlackFunction-reason.json",
                user,
                channel,
                body ->
                        body.replace(
                                "made+when+the+modal+was+opened", Workspace.encoded(metadata)));
    }

    /// What came since the last time.
    private List<FakeSlack.Post> posts() {
        var all = workspace.slack.posts();
        var posts = all.subList(read, all.size());
        read = all.size();
        return posts;
    }

    private void pass(Duration time) {
        schedule.pass(time, STEP);
    }

    private static List<JsonNode> sent(List<FakeSlack.Post> posts, String method) {
        return posts.stream()
                .filter(post -> post.path().equals("/api/" + method))
                .map(FakeSlack.Post::message)
                .toList();
    }

    /// The answer to a command, a click or a modal.
    private static JsonNode answer(List<FakeSlack.Post> posts) {
        return posts.stream()
                .filter(post -> post.path().startsWith("/commands/"))
                .map(FakeSlack.Post::message)
                .reduce((_, _) -> {
                    throw new AssertionError("more than one answer: " + posts);
                })
                .orElseThrow();
    }

    private static List<String> channels(List<JsonNode> messages) {
        return messages.stream().map(message -> message.path("channel").asText()).toList();
    }

    /// By which Slack knows the message that was posted.
    private String id(JsonNode message) {
        var all = workspace.slack.posts().stream().map(FakeSlack.Post::message).toList();
        return String.format(Locale.ROOT, "1795251600.%06d", all.indexOf(message) + 1);
    }

    private static String button(JsonNode alert, String command) {
        return alert.findValuesAsText("value").stream()
                .filter(value -> value.startsWith(command + " "))
                .findFirst()
                .orElseThrow();
    }

    /// The alert of a policy that was taken away, in the channels that watch it.
    private List<JsonNode> alerts() {
        pass(TURN.multipliedBy(2));
        assertThat(sent(posts(), "chat.postMessage")).isEmpty();
        dns.set(zone("none", KEY));
        pass(UNTIL_BELIEVED);
        return sent(posts(), "chat.postMessage");
    }

    private WatchStore store() {
        return dynamo.watches(workspace.clock);
    }

    private static WatchKey key(String domain) {
        return new WatchKey("T0WORKSPACE", DomainName.of(domain));
    }

    @Test
    void a_weakened_policy_is_told_until_two_people_expected_it() {
        types(ALICE, MAIL, "watch acme.example --every 15m");
        JsonNode begun = answer(posts());
        assertThat(begun.path("response_type").asText()).isEqualTo("in_channel");
        assertThat(begun.path("text").asText()).startsWith("Watching acme.example");
        types(BOB, OPS, "watch acme.example --every 15m");

        List<JsonNode> alerts = alerts();
        assertThat(channels(alerts)).containsExactlyInAnyOrder(MAIL, OPS);
        assertThat(alerts)
                .allSatisfy(alert ->
                        assertThat(alert.toString())
                                .contains("p=reject", "p=none", "Forged mail")
                                .contains("Expected", "Not us", "Snooze 24 h", "Diagnose"));

        accepts(ALICE, MAIL, button(alerts.getFirst(), "expected"));
        List<FakeSlack.Post> first = posts();
        assertThat(channels(sent(first, "chat.update"))).containsExactlyInAnyOrder(MAIL, OPS);
        assertThat(sent(first, "chat.update"))
                .extracting(edit -> edit.path("ts").asText())
                .containsExactlyInAnyOrderElementsOf(alerts.stream().map(this::id).toList());
        assertThat(sent(first, "chat.update"))
                .allSatisfy(edit -> {
                    assertThat(edit.toString()).contains("Somebody else has to say so too", REASON);
                    assertThat(edit.path("text").asText())
                            .startsWith("Expected, says somebody")
                            .doesNotContain(ALICE);
                    assertThat(edit.path("blocks").findValuesAsText("user_id"))
                            .containsExactly(ALICE);
                });
        assertThat(answer(first).path("response_type").asText()).isEqualTo("in_channel");

        accepts(ALICE, OPS, button(alerts.getLast(), "expected"));
        List<FakeSlack.Post> again = posts();
        assertThat(sent(again, "chat.update")).isEmpty();
        assertThat(answer(again).path("response_type").asText()).isEqualTo("ephemeral");

        accepts(BOB, OPS, button(alerts.getLast(), "expected"));
        List<JsonNode> second = sent(posts(), "chat.update");
        assertThat(channels(second)).containsExactlyInAnyOrder(MAIL, OPS);
        assertThat(second)
                .allSatisfy(edit -> {
                    assertThat(edit.toString())
                            .contains("(expected)", "from now on")
                            .doesNotContain("Somebody else");
                    assertThat(edit.path("blocks").findValuesAsText("user_id"))
                            .containsExactly(ALICE, BOB);
                    assertThat(edit.findValuesAsText("value"))
                            .noneMatch(value -> value.startsWith("expected "));
                });

        pass(TURN.multipliedBy(4));
        assertThat(posts()).isEmpty();
    }

    @Test
    void whoever_says_not_us_has_the_owner_called_once_below_the_alert() {
        types(ALICE, MAIL, "watch acme.example --every 15m --owner <!subteam^S012AB3CD|@ops>");
        posts();
        JsonNode alert = alerts().getFirst();

        clicks(BOB, MAIL, button(alert, "not-us"));
        List<FakeSlack.Post> said = posts();
        assertThat(sent(said, "chat.update"))
                .singleElement()
                .satisfies(edit -> assertThat(edit.toString()).contains("(not ours)"));
        assertThat(sent(said, "chat.postMessage"))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.path("channel").asText()).isEqualTo(MAIL);
                    assertThat(call.path("thread_ts").asText()).isEqualTo(id(alert));
                    assertThat(call.path("blocks").findValuesAsText("usergroup_id"))
                            .containsExactly(OWNERS);
                    assertThat(call.path("text").asText())
                            .startsWith("A group: somebody says that the change of ")
                            .contains(" was none of ours.");
                });

        clicks(ALICE, MAIL, button(alert, "not-us"));
        assertThat(answer(posts()).toString()).contains("none of ours", BOB);
        pass(TURN.multipliedBy(4));
        assertThat(posts()).isEmpty();
    }

    @Test
    void silence_and_the_end_of_a_watch_are_the_channels_own() {
        types(ALICE, MAIL, "watch acme.example --every 15m");
        types(BOB, OPS, "watch acme.example --every 15m");
        posts();
        JsonNode alert = alerts().getFirst();

        clicks(ALICE, MAIL, button(alert, "snooze"));
        assertThat(answer(posts()).path("text").asText()).startsWith("Quiet about acme.example");
        dns.set(zone("quarantine", KEY));
        pass(UNTIL_BELIEVED);
        assertThat(channels(sent(posts(), "chat.postMessage"))).containsExactly(OPS);

        types(BOB, OPS, "unwatch acme.example");
        assertThat(answer(posts()).path("response_type").asText()).isEqualTo("in_channel");
        assertThat(store().find(key("acme.example")).orElseThrow().subscriptions())
                .singleElement()
                .satisfies(own -> assertThat(own.channel()).isEqualTo(MAIL));
        types(ALICE, MAIL, "unwatch acme.example");
        posts();
        dns.set(zone("reject", KEY));
        pass(UNTIL_BELIEVED);

        assertThat(posts()).isEmpty();
        assertThat(store().find(key("acme.example"))).isEmpty();
        assertThat(store().count("T0WORKSPACE")).isZero();
    }

    @Test
    void the_home_tab_shows_what_is_watched_until_the_app_is_removed_and_all_forgotten() {
        types(ALICE, MAIL, "watch acme.example --every 15m");
        diagnoses();
        posts();
        JsonNode alert = alerts().getFirst();
        clicks(BOB, MAIL, button(alert, "not-us"));
        posts();

        does("SlackFunction-home.json", ALICE, MAIL, UnaryOperator.identity());
        assertThat(sent(posts(), "views.publish"))
                .singleElement()
                .satisfies(home -> assertThat(home.toString()).contains("acme.example"));
        assertThat(remembered()).isNotEmpty();

        dns.set(zone("reject", KEY));
        pass(STEP);
        does("SlackFunction-uninstalled.json", ALICE, MAIL, UnaryOperator.identity());
        assertThat(remembered()).isEmpty();
        pass(TURN.multipliedBy(4));

        assertThat(remembered()).isEmpty();
        assertThat(posts()).isEmpty();
    }

    /// What the table says of the workspace, its people and its domains.
    private List<String> remembered() {
        return dynamo.watchItems().stream()
                .filter(item ->
                        List.of("T0WORKSPACE", MAIL, ALICE, BOB, "acme", SELECTOR).stream()
                                .anyMatch(item::contains))
                .toList();
    }

    /// Somebody has a message diagnosed that was signed with a key nobody would look for.
    private void diagnoses() {
        String header =
                Events.field("SlackFunction-headers-paste.json", "text")
                        .replace(
                                "header.d=sendgrid.net header.s=s1",
                                "header.d=example.com header.s=" + SELECTOR)
                        .replace(
                                "From: Acme News <news@acme.example>",
                                "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;"
                                        + " d=example.com; s="
                                        + SELECTOR
                                        + "; h=from; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;"
                                        + " b=AAAA\nFrom: News <news@example.com>");
        types(ALICE, MAIL, header);
    }

    @Test
    void a_selector_seen_in_a_diagnosis_is_looked_at_and_watched() {
        types(ALICE, MAIL, "watch example.com --every 15m");
        types(BOB, OPS, "example.com");
        assertThat(posts().toString()).doesNotContain(SELECTOR);

        diagnoses();
        posts();
        types(BOB, OPS, "example.com");
        assertThat(answer(posts()).toString()).contains(SELECTOR);
        assertThat(store().learnt(key("example.com"))).containsExactly(SELECTOR);

        pass(TURN.multipliedBy(4));
        assertThat(posts()).isEmpty();

        dns.set(zone("reject", OTHER_KEY));
        pass(UNTIL_BELIEVED);
        assertThat(sent(posts(), "chat.postMessage"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.toString()).contains("example.com", SELECTOR));
    }

    @Test
    void what_is_watched_in_a_direct_message_is_told_there() {
        types(ALICE, "D0ALICE", "watch acme.example --every 15m");
        posts();

        assertThat(channels(alerts())).containsExactly("D0ALICE");
        assertThat(store().find(key("acme.example")).orElseThrow().subscriptions())
                .extracting(own -> new Place("T0WORKSPACE", own.channel(), own.user()))
                .containsExactly(new Place("T0WORKSPACE", "D0ALICE", ALICE));
    }
}

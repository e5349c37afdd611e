package dev.dmarcdesk.bot.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dmarcdesk.bot.Events;
import dev.dmarcdesk.bot.FakeSlack;
import dev.dmarcdesk.bot.MovingClock;
import dev.dmarcdesk.bot.command.InspectorToolbox;
import dev.dmarcdesk.bot.command.WatchTools;
import dev.dmarcdesk.bot.job.CommandDesk;
import dev.dmarcdesk.bot.job.Intake;
import dev.dmarcdesk.bot.job.Job;
import dev.dmarcdesk.bot.job.JobJson;
import dev.dmarcdesk.bot.job.MemoryLedger;
import dev.dmarcdesk.bot.job.Uploads;
import dev.dmarcdesk.bot.job.Worker;
import dev.dmarcdesk.bot.publication.MemoryPublicationStore;
import dev.dmarcdesk.bot.publication.Publications;
import dev.dmarcdesk.bot.slack.HeadersBox;
import dev.dmarcdesk.bot.slack.RequestSignature;
import dev.dmarcdesk.bot.slack.SlackCalls;
import dev.dmarcdesk.bot.slack.SlackChannels;
import dev.dmarcdesk.bot.slack.SlackDoor;
import dev.dmarcdesk.bot.slack.SlackReplies;
import dev.dmarcdesk.bot.slack.SlackRequest;
import dev.dmarcdesk.bot.slack.SlackResponse;
import dev.dmarcdesk.bot.slack.SlackSettings;
import dev.dmarcdesk.bot.slack.SlashCommand;
import dev.dmarcdesk.bot.watch.AlertDesk;
import dev.dmarcdesk.bot.watch.Answer;
import dev.dmarcdesk.bot.watch.Lookout;
import dev.dmarcdesk.bot.watch.MemoryWatchStore;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.bot.watch.SampleWatches;
import dev.dmarcdesk.bot.watch.WatchBook;
import dev.dmarcdesk.bot.watch.WatchKey;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.live.Inspectors;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Memory;
import dev.dmarcdesk.watch.Snapshot;
import dev.dmarcdesk.watch.Testimony;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.UnaryOperator;

/// What people do about watches: the sample events through the door, the queue and the worker, to
/// the store and to what Slack is told.
class WatchCommandsJourneyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DomainName DOMAIN = DomainName.of("example.com");
    private static final WatchKey KEY = new WatchKey("T0WORKSPACE", DOMAIN);

    private final MovingClock clock = new MovingClock();
    private final FakeSlack slack = new FakeSlack();
    private final MemoryWatchStore store = new MemoryWatchStore(clock);
    private final List<String> said = new ArrayList<>();
    private final List<String> queue = new ArrayList<>();
    private final SlackSettings settings =
            new SlackSettings(Events.SECRET, "xoxb-test", "", URI.create(slack.api()));
    private final SlackDoor door;
    private final Worker worker;

    WatchCommandsJourneyTest() {
        var tools = new WatchTools(new WatchBook(store, lookout(), clock), desk(), publications());
        var toolbox =
                new InspectorToolbox(
                        Inspectors.of(Map.of("DMARC_DNS", "127.0.0.1:9")), () -> tools);
        var desk = new CommandDesk(() -> toolbox, _ -> new Uploads.Upload.Later());
        var intake = new Intake(desk, job -> queue.add(JobJson.write(job)), clock);
        var box = new HeadersBox(settings.api(), settings::botToken, intake);
        this.door =
                new SlackDoor(
                        new RequestSignature(Events.SECRET, clock),
                        new SlashCommand(intake, box),
                        new SlackCalls(settings, intake, box));
        this.worker =
                new Worker(
                        desk, new SlackReplies(settings, _ -> {}), new MemoryLedger(clock), clock);
    }

    /// Sees the same at every domain.
    private static Lookout lookout() {
        return () ->
                new Lookout.Round() {
                    @Override
                    public Snapshot look(WatchKey key, List<String> selectors, Memory memory) {
                        var known = SampleWatches.leadingTo("_spf.mail.example").known();
                        return ((Memory.Known.State) known).snapshot();
                    }

                    @Override
                    public List<Testimony> ask(SortedSet<Aspect> aspects) {
                        return List.of();
                    }
                };
    }

    /// Nothing is published here.
    private Publications publications() {
        return new Publications(
                new MemoryPublicationStore(clock),
                (edit, _, _) -> {
                    throw new AssertionError(edit);
                },
                new SlackChannels(settings),
                clock);
    }

    private AlertDesk desk() {
        return new AlertDesk() {
            @Override
            public Answer expected(Place place, String id, String reason) {
                return say(place.user() + " expected " + id + ": " + reason);
            }

            @Override
            public Answer notOurs(Place place, String id) {
                return say(place.user() + " not us " + id);
            }

            @Override
            public Answer show(Place place, String id) {
                return say("show " + id);
            }

            private Answer say(String words) {
                said.add(words);
                Sentence title = Sentence.of("%s", "noted");
                return new Answer.Done(
                        new Document(Tone.GOOD, title, title, List.of()), Level.GOOD);
            }
        };
    }

    @AfterEach
    void stop() {
        slack.close();
    }

    private SlackResponse send(String sample, UnaryOperator<String> change) {
        ObjectNode event =
                Events.signed(
                        sample,
                        clock,
                        body ->
                                change.apply(
                                        body.replaceAll(
                                                "https%3A%2F%2Fhooks.slack.com%2F[a-z]+%2FT0WORKSPACE%2F[0-9]%2F[a-z]+",
                                                Workspace.encoded(slack.responseUrl()))));
        var headers = new HashMap<String, String>();
        event.path("headers")
                .properties()
                .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        String body = event.path("body").asText();
        byte[] octets =
                event.path("isBase64Encoded").asBoolean()
                        ? Base64.getDecoder().decode(body)
                        : body.getBytes(StandardCharsets.UTF_8);
        return door.answer(new SlackRequest("POST", SlackDoor.PATH, "", headers, octets));
    }

    private SlackResponse send(String sample) {
        return send(sample, UnaryOperator.identity());
    }

    /// Sends, and does what was queued.
    private void does(String sample) {
        send(sample);
        work();
    }

    private SlackResponse types(String line) {
        SlackResponse response =
                send(
                        "SlackFunction-command.json",
                        body ->
                                body.replace("text=example.com", "text=" + Workspace.encoded(line))
                                        .replace("111.222.command", "t" + slack.posts().size()));
        work();
        return response;
    }

    private void work() {
        List<String> jobs = List.copyOf(queue);
        queue.clear();
        for (String job : jobs) {
            var read = (Parsed.Valid<Job>) JobJson.read(job);
            assertThat(worker.work(read.value(), false)).isEqualTo(Worker.Outcome.SETTLED);
        }
    }

    private JsonNode last() {
        return slack.posts().getLast().message();
    }

    @Test
    void a_watch_is_set_and_said_to_everybody_with_who_did_it() throws IOException {
        SlackResponse response = send("SlackFunction-watch.json");
        work();

        assertThat(JSON.readTree(response.body()).path("text").asText())
                .isEqualTo("Looking at example.com …");
        assertThat(last().path("response_type").asText()).isEqualTo("in_channel");
        assertThat(last().path("text").asText()).startsWith("Watching example.com");
        assertThat(last().findValuesAsText("user_id")).containsExactly("U0ALICE");
        assertThat(last().findValuesAsText("value"))
                .containsExactly("check example.com", "unwatch example.com");
        var watched = store.find(KEY).orElseThrow();
        assertThat(watched.every()).hasHours(4);
        assertThat(watched.memory().known()).isInstanceOf(Memory.Known.State.class);
        assertThat(watched.subscriptions())
                .singleElement()
                .satisfies(own -> assertThat(own.channel()).isEqualTo("C0MAIL"))
                .satisfies(own -> assertThat(own.user()).isEqualTo("U0ALICE"));
    }

    @Test
    void what_is_watched_is_said_to_be_and_another_interval_changes_it() {
        does("SlackFunction-watch.json");
        types("watch example.com");
        assertThat(last().toString()).contains("watched here already");
        assertThat(store.find(KEY).orElseThrow().every()).hasHours(4);

        types("watch example.com --every 15m --owner <!subteam^S012AB3CD|@ops>");

        assertThat(store.find(KEY).orElseThrow().every()).hasMinutes(15);
        assertThat(store.find(KEY).orElseThrow().subscriptions().getFirst().owner())
                .isEqualTo("S012AB3CD");
        assertThat(last().findValuesAsText("usergroup_id")).containsExactly("S012AB3CD");
    }

    @Test
    void the_good_ones_are_watched_and_the_bad_ones_named() {
        types("watch a.example, <http://b.example|b.example> exa!mple.com 192.0.2.1");

        assertThat(store.count("T0WORKSPACE")).isEqualTo(2);
        assertThat(last().toString())
                .contains("Watching 2 domains", "left out", "exa!mple.com", "192.0.2.1")
                .contains("not an IP address");
    }

    @Test
    void a_watch_ends_for_its_channel_alone() {
        does("SlackFunction-watch.json");
        new WatchBook(store, lookout(), clock)
                .watch(
                        new Place("T0WORKSPACE", "C0OTHER", "U0BOB"),
                        List.of(DOMAIN),
                        Duration.ZERO,
                        "");

        types("unwatch example.com other.example");

        assertThat(store.find(KEY).orElseThrow().subscriptions())
                .singleElement()
                .satisfies(own -> assertThat(own.channel()).isEqualTo("C0OTHER"));
        types("unwatch example.com");
        assertThat(last().path("response_type").asText()).isEqualTo("ephemeral");
    }

    @Test
    void a_silence_is_kept_and_ended() {
        does("SlackFunction-watch.json");

        types("snooze example.com 3d");
        assertThat(store.find(KEY).orElseThrow().subscriptions().getFirst().quietUntil())
                .isEqualTo(clock.instant().plus(Duration.ofDays(3)));
        types("snooze example.com off");
        assertThat(
                        store.find(KEY)
                                .orElseThrow()
                                .subscriptions()
                                .getFirst()
                                .isQuiet(clock.instant()))
                .isFalse();
        types("snooze example.com until 2020-01-01");
        assertThat(last().path("response_type").asText()).isEqualTo("ephemeral");
    }

    @Test
    void a_channel_is_full_at_two_hundred() {
        var book = new WatchBook(store, lookout(), clock);
        var place = new Place("T0WORKSPACE", "C0MAIL", "U0ALICE");
        var many = new ArrayList<DomainName>();
        for (int i = 0; i < WatchBook.PER_CHANNEL; i++) {
            many.add(DomainName.of("d" + i + ".example"));
        }
        book.watch(place, many, Duration.ZERO, "");

        types("watch example.com");

        assertThat(store.count("T0WORKSPACE")).isEqualTo(WatchBook.PER_CHANNEL);
        assertThat(last().path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(last().toString()).contains("200 domains");
    }

    @Test
    void a_workspace_is_full_at_two_thousand_but_for_what_it_watches_already() {
        var book = new WatchBook(store, lookout(), clock);
        var watched = new ArrayList<DomainName>();
        for (int i = 0; i < WatchBook.PER_TEAM; i++) {
            watched.add(DomainName.of("d" + i + ".example"));
        }
        for (int from = 0; from < WatchBook.PER_TEAM; from += WatchBook.PER_CHANNEL) {
            book.watch(
                    new Place("T0WORKSPACE", "C0PART" + from, "U0BOB"),
                    watched.subList(from, from + WatchBook.PER_CHANNEL),
                    Duration.ZERO,
                    "");
        }
        assertThat(store.count("T0WORKSPACE")).isEqualTo(2_000);

        types("watch example.com");
        assertThat(store.find(KEY)).isEmpty();
        assertThat(last().path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(last().toString()).contains("2000 domains");

        types("watch example.com d7.example");
        assertThat(store.count("T0WORKSPACE")).isEqualTo(2_000);
        assertThat(last().path("response_type").asText()).isEqualTo("in_channel");
        assertThat(last().toString()).contains("Watching d7.example", "can not watch more");

        assertThat(
                        book.watch(
                                new Place("T0OTHERS", "C0MAIL", "U0CAROL"),
                                List.of(DOMAIN),
                                Duration.ZERO,
                                ""))
                .isInstanceOf(Answer.Done.class);
    }

    /// Slack gives a mention's rich text ids where a slash command has names.
    @Test
    void the_owner_is_whom_a_mention_of_the_bot_mentions() {
        Map<String, String> owners =
                Map.of(
                        "S012AB3CD", "{\"type\":\"usergroup\",\"usergroup_id\":\"S012AB3CD\"}",
                        "U012AB3CD", "{\"type\":\"user\",\"user_id\":\"U012AB3CD\"}",
                        "C012AB3CD", "{\"type\":\"channel\",\"channel_id\":\"C012AB3CD\"}");
        owners.forEach((owner, element) -> {
            send(
                    "SlackFunction-mention.json",
                    body ->
                            body.replace("Ev0MENTION", "Ev0" + owner)
                                    .replace("\" check \"", "\" watch \"")
                                    .replace(
                                            "\"text\":\"example.com\"}]",
                                            "\"text\":\"example.com\"},"
                                                    + "{\"type\":\"text\",\"text\":\" --owner \"},"
                                                    + element
                                                    + "]"));
            work();

            assertThat(store.find(KEY).orElseThrow().subscriptions().getFirst().owner())
                    .isEqualTo(owner);
        });
    }

    @Test
    void a_click_on_expected_asks_for_a_reason_and_takes_it_to_the_letter() {
        send("SlackFunction-expected.json");
        assertThat(queue).isEmpty();
        var opened = slack.onlyPost();
        assertThat(opened.path()).isEqualTo("/api/views.open");
        assertThat(opened.message().path("trigger_id").asText()).isEqualTo("111.222.expected");
        String metadata = opened.message().at("/view/private_metadata").asText();

        send(
                "SlackFunction-reason.json",
                body -> body.replace("made+when+the+modal+was+opened", metadata));
        work();

        assertThat(said)
                .containsExactly(
                        "U0ALICE expected 7f3a9c2b1d: We moved to another host -- planned, keep it"
                                + " private");
        assertThat(last().path("response_type").asText()).isEqualTo("in_channel");
    }

    @Test
    void a_modal_that_can_not_open_costs_the_reason_and_not_the_click() {
        slack.say(200, "{\"ok\":false,\"error\":\"expired_trigger_id\"}");

        does("SlackFunction-expected.json");

        assertThat(said).containsExactly("U0ALICE expected 7f3a9c2b1d: ");
    }

    @Test
    void the_home_tab_shows_what_the_workspace_watches() {
        does("SlackFunction-watch.json");

        does("SlackFunction-home.json");

        var post = slack.posts().getLast();
        assertThat(post.path()).isEqualTo("/api/views.publish");
        assertThat(post.message().path("user_id").asText()).isEqualTo("U0ALICE");
        JsonNode view = post.message().path("view");
        assertThat(view.path("type").asText()).isEqualTo("home");
        assertThat(view.path("blocks").size()).isLessThanOrEqualTo(100);
        assertThat(view.findValuesAsText("channel_id")).containsExactly("C0MAIL");
        assertThat(view.findValuesAsText("type")).doesNotContain("table");
        assertThat(view.toString()).contains("example.com", "/dmarc watch example.com");
    }

    @Test
    void what_is_told_to_one_person_is_on_nobody_elses_home_tab() {
        new WatchBook(store, lookout(), clock)
                .watch(
                        new Place("T0WORKSPACE", "D0BOB", "U0BOB"),
                        List.of(DomainName.of("secret.example")),
                        Duration.ZERO,
                        "");

        does("SlackFunction-home.json");

        assertThat(last().toString()).doesNotContain("secret.example", "D0BOB");
    }

    @Test
    void a_workspace_that_removes_the_app_is_forgotten_however_late() {
        does("SlackFunction-watch.json");

        send("SlackFunction-uninstalled.json");
        clock.pass(Duration.ofHours(3));
        work();

        assertThat(store.find(KEY)).isEmpty();
        assertThat(store.count("T0WORKSPACE")).isZero();
    }

    @Test
    void a_token_of_a_user_that_is_revoked_forgets_nothing() {
        does("SlackFunction-watch.json");

        send(
                "SlackFunction-uninstalled.json",
                body ->
                        body.replace(
                                "{\"type\":\"app_uninstalled\"}",
                                "{\"type\":\"tokens_revoked\",\"tokens\":{\"oauth\":[\"U0ALICE\"]}}"));
        work();

        assertThat(store.find(KEY)).isPresent();
    }
}

package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import dev.dmarcdesk.bot.local.OneMachine.Ran;
import dev.dmarcdesk.bot.watch.Slots;
import dev.dmarcdesk.bot.watch.WatchKey;
import dev.dmarcdesk.bot.watch.WatchStore;
import dev.dmarcdesk.dns.DomainName;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Watches in a terminal, from `watch` to the alert. The zone's own servers can not be reached
/// here, so a change is believed at the third look, and the alert says so.
class WatchOnOneMachineTest {
    private static final WatchKey KEY = new WatchKey("", DomainName.of("acme.example"));
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(OnceReport.class.getResourceAsStream("watch.schema.json"));

    @TempDir private Path directory;

    private OneMachine machine;

    @BeforeEach
    void start() {
        machine = new OneMachine(directory.resolve("store.db"), zone("reject"));
    }

    @AfterEach
    void stop() {
        machine.close();
    }

    private static String zone(String policy) {
        return """
        $ORIGIN acme.example.
        @       MX  10 mx.acme.example.
                TXT "v=spf1 mx -all"
        mx      A   192.0.2.1
        _dmarc  TXT "v=DMARC1; p=%s"
        """
                .formatted(policy);
    }

    /// Two looks that see something else, and say nothing yet.
    private void seeTwice(String policy) {
        machine.publish(zone(policy));
        for (int i = 0; i < 2; i++) {
            Ran ran = machine.later("watch", "--once");
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err()).isEmpty();
            assertThat(ran.exit()).isZero();
        }
    }

    @Test
    void a_weakened_policy_is_told_once() {
        Ran begun = machine.run("watch", "acme.example", "--every", "30m");
        assertThat(begun.exit()).as(begun.err()).isZero();
        assertThat(begun.out()).contains("Watching acme.example", "./dmarc watch --once");

        seeTwice("none");
        Ran told = machine.later("watch", "--once");

        assertThat(told.exit()).isEqualTo(1);
        assertThat(told.out())
                .containsOnlyOnce("./dmarc expected")
                .contains(
                        "acme.example: DMARC weakened, reject → none",
                        "- v=DMARC1; p=reject",
                        "+ v=DMARC1; p=none",
                        "Only our resolver",
                        "./dmarc not-us")
                .doesNotContain("two people");
        assertThat(machine.later("watch", "--once")).isEqualTo(new Ran(0, "", ""));
        assertThat(machine.run("watches").out()).contains("acme.example", "DMARC none");
    }

    @Test
    void a_first_look_that_nobody_answers_is_a_watch_of_which_nothing_is_known() {
        machine.silence();
        Ran begun = machine.run("watch", "acme.example");
        assertThat(begun.exit()).as(begun.err()).isEqualTo(3);
        assertThat(begun.out()).contains("Watching acme.example", "DMARC not known");

        machine.publish(zone("reject"));
        assertThat(machine.later("watch", "--once")).isEqualTo(new Ran(0, "", ""));
        assertThat(machine.run("watches").out()).contains("DMARC reject");
    }

    @Test
    void one_person_alone_accepts_it() {
        machine.run("watch", "acme.example");
        seeTwice("none");
        String id = id(machine.later("watch", "--once").out());

        Ran accepted = machine.run("expected", id, "the", "roll-out");

        assertThat(accepted.exit()).isZero();
        assertThat(accepted.out()).startsWith("✓ Expected\n").doesNotContain("p=none");
        assertThat(machine.run("alert", id).out()).contains("the roll-out", "p=none");
        assertThat(machine.later("watch", "--once")).isEqualTo(new Ran(0, "", ""));
    }

    @Test
    void what_is_taken_back_is_told_as_over() {
        machine.run("watch", "acme.example");
        seeTwice("none");
        machine.later("watch", "--once");
        seeTwice("reject");

        Ran over = machine.later("watch", "--once");

        assertThat(over.exit()).isEqualTo(1);
        assertThat(over.out()).contains("acme.example", "(over)");
        assertThat(machine.later("watch", "--once")).isEqualTo(new Ran(0, "", ""));
    }

    @Test
    void what_is_silenced_or_watched_no_longer_is_not_told() {
        machine.run("watch", "acme.example");
        assertThat(machine.run("snooze", "acme.example").exit()).isZero();
        seeTwice("none");
        assertThat(machine.later("watch", "--once")).isEqualTo(new Ran(0, "", ""));

        assertThat(machine.run("unwatch", "acme.example").exit()).isZero();
        machine.publish(zone("quarantine"));
        assertThat(machine.later("watch", "--once")).isEqualTo(new Ran(0, "", ""));
    }

    @Test
    void who_looks_on_hears_of_what_is_not_told_yet() {
        assertThat(machine.runSeen("watch", "--once").out()).contains("No domain is watched");
        machine.run("watch", "acme.example");
        assertThat(machine.runSeen("watch", "--once"))
                .isEqualTo(new Ran(0, "✓ Looked at 1 domain: nothing to tell\n", ""));

        machine.publish(zone("none"));
        machine.clock.pass(Duration.ofMinutes(5));
        assertThat(machine.runSeen("watch", "--once").out())
                .contains("Something else than before was seen at acme.example");
        assertThat(machine.runSeen("watch", "--once").exit()).isZero();
    }

    @Test
    void programs_read_what_was_looked_at_and_told() throws IOException {
        machine.run("watch", "acme.example");
        machine.publish(zone("none"));

        JsonNode first = json(machine.later("watch", "--once", "--json"));
        machine.later("--json", "watch", "--once");
        Ran last = machine.later("watch", "--json", "--once");
        JsonNode told = json(last);

        assertThat(first.at("/kind").asText()).isEqualTo("watch");
        assertThat(first.at("/verdict/level").asText()).isEqualTo("good");
        assertThat(first.at("/lookedAt/0").asText()).isEqualTo("acme.example");
        assertThat(first.at("/unconfirmed/0").asText()).isEqualTo("acme.example");
        assertThat(first.at("/told")).isEmpty();
        assertThat(last.exit()).isEqualTo(1);
        assertThat(told.at("/told/0/workspace").isNull()).isTrue();
        assertThat(told.at("/told/0/title").asText()).contains("DMARC weakened");
        assertThat(told.at("/unconfirmed")).isEmpty();
    }

    @Test
    void a_dns_that_does_not_answer_is_no_change_and_leaves_it_undetermined() {
        machine.run("watch", "acme.example");
        machine.publish("");
        machine.close();

        assertThat(machine.later("watch", "--once")).isEqualTo(new Ran(3, "", ""));
    }

    @Test
    void what_is_watched_in_slack_waits_for_a_token() {
        machine.watchInSlack("acme.example");
        seeTwice("none");

        Ran waiting = machine.later("watch", "--once");
        assertThat(waiting.exit()).isEqualTo(1);
        assertThat(waiting.out()).isEmpty();
        assertThat(waiting.err()).contains("1 alert waits", "SLACK_BOT_TOKEN");
        assertThat(machine.later("watch", "--once")).isEqualTo(new Ran(0, "", ""));

        machine.giveToken();
        machine.slack.say(200, "{\"ok\":true,\"ts\":\"1.2\"}");
        assertThat(machine.later("watch", "--once")).isEqualTo(new Ran(1, "", ""));
        assertThat(machine.slack.onlyPost().message().toString()).contains("p=none", "C0MAIL");
        assertThat(machine.later("watch", "--once")).isEqualTo(new Ran(0, "", ""));
    }

    @Test
    void two_that_look_at_the_same_time_tell_it_once() throws Exception {
        machine.run("watch", "acme.example");
        seeTwice("none");
        machine.clock.pass(Duration.ofMinutes(5));

        var told = new StringBuilder();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Ran>>();
            for (int i = 0; i < 4; i++) {
                running.add(threads.submit(() -> machine.run("watch", "--once")));
            }
            for (Future<Ran> ran : running) {
                told.append(ran.get().out());
            }
        }

        assertThat(told).containsOnlyOnce("./dmarc expected");
    }

    @Test
    void serve_goes_on_where_the_one_before_it_was_ended() {
        machine.giveToken();
        machine.run("watch", "acme.example");
        machine.publish(zone("none"));
        Instant turn = Slots.next(KEY, Duration.ofHours(1), machine.clock.instant());
        machine.clock.pass(Duration.between(machine.clock.instant(), turn));

        assertThat(machine.serve(store -> looks(store) == 1)).isEmpty();
        machine.clock.pass(Duration.ofMinutes(5));
        assertThat(machine.serve(store -> looks(store) == 2)).isEmpty();
        machine.clock.pass(Duration.ofMinutes(5));
        assertThat(machine.serve(WatchOnOneMachineTest::isTold)).contains("DMARC weakened");

        machine.clock.pass(Duration.ofMinutes(5));
        assertThat(machine.run("watch", "--once")).isEqualTo(new Ran(0, "", ""));
    }

    private static int looks(WatchStore store) {
        return store.find(KEY).orElseThrow().memory().sightings().values().stream()
                .mapToInt(sighting -> sighting.streak().looks())
                .max()
                .orElse(0);
    }

    private static boolean isTold(WatchStore store) {
        var alerts = store.alerts("", Instant.EPOCH, "", 10).items();
        return !alerts.isEmpty() && store.unfinished("", 10).items().isEmpty();
    }

    @Test
    void a_store_that_can_not_be_used_is_named() throws IOException {
        Path file = directory.resolve("store.db");
        Files.writeString(file, "This is no database, but a text that is long enough for one.");

        for (String line : new String[] {"watches", "watch acme.example", "watch --once"}) {
            Ran ran = machine.run(line.split(" "));
            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err()).contains(file.toString(), "DMARC_STORE").hasLineCount(1);
        }
    }

    @Test
    void serve_does_not_start_without_a_store() throws IOException {
        machine.giveToken();
        Files.createDirectory(directory.resolve("store.db"));

        Ran ran = machine.run("serve", "--port", "0");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("serve can not start", "store.db", "DMARC_STORE");
    }

    @Test
    void other_commands_leave_the_store_alone() {
        machine.run("acme.example");
        machine.run("help", "watch");
        machine.run("watch", "a..example");

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void once_stands_alone() {
        for (String line : new String[] {"watch acme.example --once", "check --once", "--once"}) {
            Ran ran = machine.run(line.split(" "));
            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err()).contains("watch --once with nothing beside it");
        }
    }

    private static String id(String alert) {
        Matcher id = Pattern.compile("\\./dmarc expected (\\S+)").matcher(alert);
        assertThat(id.find()).as(alert).isTrue();
        return id.group(1);
    }

    private static JsonNode json(Ran ran) throws IOException {
        JsonNode json = new ObjectMapper().readTree(ran.out());
        assertThat(SCHEMA.validate(json)).isEmpty();
        return json;
    }
}

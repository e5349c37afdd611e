package dev.dmarcdesk.bot.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Audit;
import dev.dmarcdesk.bot.MovingClock;
import dev.dmarcdesk.bot.watch.Alert;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.bot.watch.SampleWatches;
import dev.dmarcdesk.bot.watch.Slots;
import dev.dmarcdesk.bot.watch.Subscription;
import dev.dmarcdesk.bot.watch.WatchKey;
import dev.dmarcdesk.bot.watch.Watched;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.watch.Memory;
import dev.dmarcdesk.watch.Snapshots;
import dev.dmarcdesk.web.Web;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// What the store costs, in the units that DynamoDB counts: for a domain that includes two
/// services.
class DynamoCostsTest {
    private static final Duration HOURLY = Duration.ofHours(1);
    private static final String ZONE =
            """
            $ORIGIN acme.example.
            @ TXT "v=spf1 include:_spf.crm.example include:spf.protection.outlook.com -all"
            @ MX 10 acme-example.mail.protection.outlook.com.
            @ NS ns1.dns.example.
            @ NS ns2.dns.example.
            _dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@acme.example"
            _spf.crm.example. TXT "v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.0/24 ip6:2001:db8::/32 ~all"
            spf.protection.outlook.com. TXT "v=spf1 ip4:40.92.0.0/15 ip4:40.107.0.0/16 ip4:52.100.0.0/15 ip4:104.47.0.0/17 ip6:2a01:111:f400::/48 -all"
            """;

    private static LocalDynamo dynamo;
    private DynamoWatchStore store = store();

    @BeforeAll
    static void start() throws Exception {
        dynamo = LocalDynamo.start();
    }

    @AfterAll
    static void stop() throws Exception {
        dynamo.stop();
    }

    private static DynamoWatchStore store() {
        return new DynamoWatchStore(dynamo.client(), dynamo.table("pk", "sk"), new MovingClock());
    }

    @BeforeEach
    void forget_what_was_spent() {
        store = store();
        dynamo.units().reset();
    }

    private static Watched watched(String domain) {
        var place = new Place("T024BE7LD", "C024BE7LR", "U024BE7LH");
        return new Watched(
                new WatchKey(place.team(), DomainName.of(domain)),
                List.of(Subscription.begun(place, Instant.EPOCH, HOURLY, "")),
                Memory.NONE,
                0);
    }

    private static Watched looked(Watched watched) {
        var dns = new RecordingDns(ZoneDns.of(ZONE), Inspector.BUDGET);
        var subject = new Subject(DomainName.of("acme.example"), List.of());
        var report = Audit.of(subject, dns, Web.OFFLINE, ChainOfTrust.OFFLINE).report();
        return watched.remembering(
                new Memory(
                        new Memory.Known.State(Snapshots.of(report, dns), Instant.EPOCH),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new Memory.Outage.None(),
                        List.of(),
                        new TreeMap<>()));
    }

    private Watched saved() {
        store.save(watched("acme.example"));
        var begun = store.find(watched("acme.example").key()).orElseThrow();
        store.save(looked(begun));
        var saved = store.find(begun.key()).orElseThrow();
        dynamo.units().reset();
        return saved;
    }

    private static void assertSpent(double reads, double writes) {
        assertThat(dynamo.units().reads()).as("read units").isEqualTo(reads);
        assertThat(dynamo.units().writes()).as("write units").isEqualTo(writes);
    }

    @Test
    void a_check_that_finds_nothing_new_costs_half_a_read() {
        var saved = saved();

        assertThat(store.findAll(List.of(saved.key()))).containsExactly(saved);
        assertSpent(0.5, 0);
    }

    @Test
    void looking_for_what_was_learnt_costs_half_a_read() {
        assertThat(store.learnt(saved().key())).isEmpty();
        assertSpent(0.5, 0);
    }

    @Test
    void a_command_reads_what_was_written_last_for_a_whole_one() {
        store.find(saved().key());

        assertSpent(1, 0);
    }

    @Test
    void a_check_that_finds_something_costs_a_write() {
        assertThat(store.save(saved())).isTrue();

        assertSpent(0, 1);
    }

    @Test
    void a_new_watch_costs_a_transaction_of_four() {
        store.save(watched("acme.example"));

        assertSpent(0, 8);
    }

    @Test
    void another_interval_costs_the_attempt_and_a_transaction_of_three() {
        var saved = saved();
        var place = new Place("T024BE7LD", "C024BE7LR", "U024BE7LH");
        var often = Subscription.begun(place, Instant.EPOCH, Duration.ofMinutes(15), "");

        assertThat(store.save(saved.heardBy(List.of(often)))).isTrue();
        assertThat(dynamo.units().writes()).isEqualTo(6);
    }

    @Test
    void a_removal_costs_a_read_and_a_transaction_of_four() {
        store.remove(saved());

        assertSpent(1, 8);
    }

    @Test
    void finding_a_thousand_that_are_due_costs_less_than_a_hundredth_each() {
        var slot = new Slots.Slot(HOURLY, 0);
        IntStream.range(0, 60_000)
                .mapToObj(i -> "d%05d.example".formatted(i))
                .filter(domain -> Slots.of(watched(domain).key(), HOURLY).equals(slot))
                .limit(200)
                .forEach(domain -> store.save(watched(domain)));
        dynamo.units().reset();

        assertThat(store.due(slot, "", 1_000).items()).hasSize(200);
        assertThat(dynamo.units().reads()).isLessThan(200 / 100.0);
    }

    @Test
    void looking_for_what_has_to_be_sent_costs_next_to_nothing_when_there_is_nothing() {
        assertThat(store.unfinished("", 100).items()).isEmpty();

        assertThat(dynamo.units().reads()).isLessThanOrEqualTo(0.5);
    }

    @Test
    void an_alert_costs_a_few_writes_from_first_to_last() {
        var alert = SampleWatches.alert("T024BE7LD", "id1", SampleWatches.NOW);
        store.save(alert);
        for (Alert.Progress progress : List.of(Alert.Progress.SENDING, Alert.Progress.TOLD)) {
            var last = store.alert(alert.team(), alert.id()).orElseThrow();
            assertThat(store.save(SampleWatches.telling(last, progress))).isTrue();
        }
        assertThat(dynamo.units().writes()).isLessThan(20);
    }
}

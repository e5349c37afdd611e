package dev.dmarcdesk.bot.watch;

import static dev.dmarcdesk.bot.watch.WatchWorld.ACME;
import static dev.dmarcdesk.bot.watch.WatchWorld.dmarc;
import static dev.dmarcdesk.bot.watch.WatchWorld.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.watch.Alert.Progress;
import dev.dmarcdesk.bot.watch.Channels.Posting;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.watch.Observed;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executors;

class BadDaysTest {
    private static final String REJECT = "v=DMARC1; p=reject; rua=mailto:d@acme.example";
    private static final String NONE = "v=DMARC1; p=none; rua=mailto:d@acme.example";
    private static final String OTHER = "v=DMARC1; p=reject; rua=mailto:x@other.example";

    private final WatchWorld world =
            new WatchWorld().publish(ACME, dmarc(ACME), REJECT).watch(ACME, "C1");

    @Test
    void a_long_outage_is_one_message_that_says_when_it_is_over() {
        world.silence(ACME, dmarc(ACME)).pass(Duration.ofHours(9));
        assertThat(world.channels.in("C1")).hasSize(1);
        assertThat(world.onlyAlert().kind()).isEqualTo(Alert.Kind.OUTAGE);

        world.publish(ACME, dmarc(ACME), REJECT).pass(Duration.ofHours(2));
        assertThat(world.channels.in("C1")).hasSize(1);
        assertThat(world.onlyAlert().state()).isEqualTo(Alert.State.OVER);
        assertThat(world.channels.in("C1").getFirst().page().title().text()).endsWith("(over)");
    }

    @Test
    void a_resolver_that_lies_moves_nobody() {
        var lie = new TreeMap<>(world.zone.get(ACME));
        lie.put(dmarc(ACME), new Observed.Published(List.of(NONE), List.of(NONE)));
        world.lies.put(ACME, lie);
        int before = world.looked.size();
        world.pass(Duration.ofHours(24));
        assertThat(world.channels.all()).isEmpty();
        assertThat(world.looked.size() - before).isLessThan(24 * 4);
    }

    @Test
    void a_record_that_flaps_for_days_is_no_storm() {
        for (int i = 0; i < 48; i++) {
            world.publish(ACME, dmarc(ACME), i % 2 == 0 ? NONE : OTHER)
                    .pass(Duration.ofMinutes(90));
        }
        assertThat(world.channels.in("C1")).hasSizeBetween(2, 12);
        assertThat(world.alerts()).extracting(Alert::kind).contains(Alert.Kind.RESTLESS);
    }

    @Test
    void what_kept_changing_is_over_when_it_has_rested_for_a_day() {
        var all = List.of(NONE, OTHER, NONE, REJECT);
        all.forEach(record -> world.publish(ACME, dmarc(ACME), record).check(ACME));
        Alert restless = restless();
        assertThat(restless.state()).isEqualTo(Alert.State.OPEN);
        world.pass(Duration.ofHours(22));
        assertThat(restless()).isEqualTo(restless);
        int before = world.channels.in("C1").size();

        world.pass(Duration.ofHours(4));
        assertThat(restless().state()).isEqualTo(Alert.State.OVER);
        assertThat(world.channels.in("C1").stream().map(one -> one.page().toString()))
                .filteredOn(page -> page.contains("have rested since"))
                .singleElement()
                .matches(page -> page.contains("stands at") && page.contains(REJECT));
        world.pass(Duration.ofHours(10));
        assertThat(world.channels.in("C1")).hasSize(before);
        assertThat(world.memory(ACME).restless()).isEmpty();
    }

    private Alert restless() {
        return world.alerts().stream()
                .filter(alert -> alert.kind() == Alert.Kind.RESTLESS)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void slack_is_left_alone_for_as_long_as_it_wants() {
        world.channels.say(new Posting.Later(Duration.ofMinutes(10)));
        world.publish(ACME, dmarc(ACME), NONE).check(ACME);
        assertThat(world.channels.calls()).isEqualTo(1);
        world.pass(Duration.ofMinutes(10));
        assertThat(world.channels.in("C1")).hasSize(1);
        assertThat(world.channels.calls()).isEqualTo(2);
    }

    @Test
    void slack_that_is_broken_for_hours_is_asked_seldom_and_told_in_the_end() {
        world.channels.always("C1", new Posting.Later(Duration.ZERO));
        world.publish(ACME, dmarc(ACME), NONE).check(ACME).pass(Duration.ofHours(5));
        assertThat(world.channels.calls()).isLessThan(14);
        world.channels.mend("C1");
        world.pass(Duration.ofHours(1));
        assertThat(world.channels.in("C1")).hasSize(1);
    }

    @Test
    void a_revoked_token_loses_nothing() {
        world.channels.always("C1", new Posting.Dismissed("token_revoked"));
        world.publish(ACME, dmarc(ACME), NONE).check(ACME).pass(Duration.ofHours(5));
        assertThat(world.channels.calls()).isLessThan(8);
        world.channels.mend("C1");
        world.pass(Duration.ofHours(1));
        assertThat(world.channels.in("C1")).hasSize(1);
    }

    @Test
    void what_could_not_be_told_for_a_week_is_left_to_the_digest() {
        world.pass(Duration.ofMinutes(2));
        world.channels.always("C1", new Posting.Dismissed("token_revoked"));
        world.publish(ACME, dmarc(ACME), NONE).check(ACME);
        world.publish(ACME, dmarc(ACME), OTHER).check(ACME);
        assertThat(world.store.unfinished("", 10).items()).hasSize(2);
        world.clock.pass(Duration.ofDays(8));
        world.process().teller.redo(100);
        assertThat(world.store.unfinished("", 10).items()).isEmpty();

        world.channels.mend("C1");
        assertThat(world.another().digests.tick()).isEqualTo(1);
        assertThat(world.channels.in("C1"))
                .singleElement()
                .satisfies(message ->
                        assertThat(message.page().toString()).contains("acme.example", "weakened"));
    }

    @Test
    void what_people_say_of_an_old_alert_is_shown_on_it() {
        world.publish(ACME, dmarc(ACME), NONE).check(ACME);
        world.clock.pass(Duration.ofDays(60));
        world.channels.say(new Posting.Later(Duration.ofMinutes(1)));
        var rulings = new Rulings(world.store, world.process().teller, world.clock);
        rulings.notOurs(new Place(WatchWorld.TEAM, "C1", "U1"), world.alerts().getFirst().id());
        world.pass(Duration.ofMinutes(5));
        assertThat(world.channels.in("C1").getFirst().page().title().text()).endsWith("(not ours)");
    }

    @Test
    void a_call_that_may_have_arrived_is_not_made_again() {
        for (boolean heard : List.of(false, true)) {
            for (int call = 1; call < 30; call++) {
                timesCalled(call, heard);
            }
        }
        assertThat(timesCalled(0, true)).isEqualTo(1);
    }

    /// Says that a change was none of ours, and dies at a call.
    ///
    /// @return how often the owner was called
    private static int timesCalled(int call, boolean heard) {
        var world = new WatchWorld().publish(ACME, dmarc(ACME), REJECT).watch(ACME, "C1");
        world.publish(ACME, dmarc(ACME), NONE).check(ACME);
        String id = world.onlyAlert().id();
        world.dieAt(call, heard);
        try {
            new Rulings(world.process().seen, world.process().teller, world.clock)
                    .notOurs(new Place(WatchWorld.TEAM, "C1", "U1"), id);
        } catch (Mortal.KillError e) {
            assertThat(world.hasDied()).isTrue();
        }
        world.pass(Duration.ofMinutes(20));
        boolean isSaid = world.onlyAlert().state() == Alert.State.NOT_OURS;
        long calls = world.channels.all().stream().filter(one -> !one.called().isEmpty()).count();
        long lines = world.channels.all().stream().filter(FakeChannels.Message::isLine).count();
        assertThat(calls).as("calls, died at %d", call).isLessThanOrEqualTo(1);
        assertThat(lines).as("lines, died at %d", call).isLessThanOrEqualTo(1);
        assertThat(calls + lines).as("died at %d", call).isGreaterThanOrEqualTo(isSaid ? 1 : 0);
        return (int) calls;
    }

    @Test
    void a_post_that_may_have_arrived_is_not_made_again() {
        world.channels.say(new Posting.Uncertain());
        world.publish(ACME, dmarc(ACME), NONE).check(ACME).pass(Duration.ofHours(1));
        assertThat(world.channels.in("C1")).hasSize(1).allMatch(FakeChannels.Message::isLine);
    }

    @Test
    void lines_that_may_have_arrived_come_to_an_end() {
        world.channels.always("C1", new Posting.Uncertain());
        world.publish(ACME, dmarc(ACME), NONE).check(ACME).pass(Duration.ofHours(3));
        assertThat(world.channels.calls()).isEqualTo(4);
        assertThat(world.onlyAlert().tellings())
                .extracting(Alert.Telling::progress)
                .containsExactly(Progress.DROPPED);
    }

    @Test
    void a_page_that_slack_can_not_show_is_offered_by_a_line() {
        world.channels.say(new Posting.Refused("invalid_blocks"));
        world.publish(ACME, dmarc(ACME), NONE).check(ACME);
        assertThat(world.channels.in("C1")).hasSize(1).allMatch(FakeChannels.Message::isLine);
        assertThat(world.channels.in("U1")).isEmpty();
    }

    @Test
    void who_asked_for_a_watch_hears_once_that_its_channel_is_archived() {
        world.channels.always("C1", new Posting.Refused("is_archived"));
        world.publish(ACME, dmarc(ACME), NONE).check(ACME);
        world.publish(ACME, dmarc(ACME), OTHER).check(ACME);
        assertThat(world.channels.in("U1")).hasSize(1);
        assertThat(isReachable()).isFalse();

        world.channels.mend("C1");
        world.publish(ACME, dmarc(ACME)).check(ACME);
        assertThat(world.channels.in("C1")).hasSize(1);
        assertThat(world.channels.in("U1")).hasSize(1);
        assertThat(isReachable()).isTrue();
    }

    private boolean isReachable() {
        return world.store.find(key(ACME)).orElseThrow().subscriptions().stream()
                .allMatch(Subscription::isReachable);
    }

    @Test
    void a_clock_that_leaps_ahead_and_back_stops_no_watch() {
        world.clock.pass(Duration.ofDays(30));
        world.pass(Duration.ofMinutes(5));
        world.clock.pass(Duration.ofDays(-30));
        world.pass(Duration.ofMinutes(3));
        assertThat(world.channels.all()).isEmpty();

        int before = world.looked.size();
        world.pass(Duration.ofHours(2));
        assertThat(world.looked.size() - before).isEqualTo(2);
        world.publish(ACME, dmarc(ACME), NONE).pass(Duration.ofHours(2));
        assertThat(world.channels.in("C1")).hasSize(1);
    }

    @Test
    void a_schedule_that_fires_twice_hands_on_once() {
        world.pass(Duration.ofMinutes(3));
        world.clock.pass(Duration.ofHours(1));
        assertThat(world.process().ticker.tick().domains()).isEqualTo(1);
        assertThat(world.process().ticker.tick().domains()).isZero();
    }

    @Test
    void days_without_a_tick_are_made_up_for_by_one_look() {
        world.pass(Duration.ofMinutes(3));
        world.clock.pass(Duration.ofDays(3));
        assertThat(world.process().ticker.tick().domains()).isEqualTo(1);
    }

    @Test
    void a_queue_that_takes_nothing_is_offered_the_same_minutes_again() {
        world.pass(Duration.ofMinutes(3));
        world.clock.pass(Duration.ofHours(1));
        world.queueWorks = false;
        assertThat(world.process().ticker.tick().finished()).isFalse();
        world.queueWorks = true;
        assertThat(world.process().ticker.tick().domains()).isEqualTo(1);
    }

    @Test
    void two_monitors_on_one_batch_tell_once() throws Exception {
        world.publish(ACME, dmarc(ACME), NONE);
        for (int round = 0; round < 3; round++) {
            world.clock.pass(Duration.ofMinutes(5));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 8; i++) {
                    WatchWorld.Life one = world.another();
                    var _ = threads.submit(() -> one.monitor.check(List.of(key(ACME))));
                }
            }
        }
        world.process().teller.redo(10);
        assertThat(world.channels.in("C1")).hasSize(1);
        assertThat(world.onlyAlert().tellings())
                .extracting(Alert.Telling::progress)
                .containsExactly(Progress.TOLD);
    }

    @Test
    void a_look_that_brings_nothing_new_writes_nothing() {
        long before = world.store.find(key(ACME)).orElseThrow().version();
        world.pass(Duration.ofHours(6));
        assertThat(world.store.find(key(ACME)).orElseThrow().version()).isEqualTo(before);
    }

    @Test
    void trouble_with_one_domain_keeps_no_neighbour_waiting() {
        var other = new DomainName("other.example");
        world.publish(other, dmarc(other), REJECT).watch(other, "C2");
        world.zone.remove(ACME);
        assertThat(world.process().monitor.check(List.of(key(ACME), key(other))))
                .containsExactly(key(ACME));
    }
}

package dev.dmarcdesk.bot.watch;

import static dev.dmarcdesk.bot.watch.WatchWorld.ACME;
import static dev.dmarcdesk.bot.watch.WatchWorld.HOURLY;
import static dev.dmarcdesk.bot.watch.WatchWorld.TEAM;
import static dev.dmarcdesk.bot.watch.WatchWorld.dmarc;
import static dev.dmarcdesk.bot.watch.WatchWorld.include;
import static dev.dmarcdesk.bot.watch.WatchWorld.key;
import static dev.dmarcdesk.bot.watch.WatchWorld.mx;
import static dev.dmarcdesk.bot.watch.WatchWorld.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.watch.Alert.State;
import dev.dmarcdesk.bot.watch.Channels.Posting;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.watch.Memory;
import dev.dmarcdesk.watch.Observed;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/// Channels and workspaces that begin to watch, and end it, while something is going on.
class ComingAndGoingTest {
    private static final String REJECT = "v=DMARC1; p=reject; rua=mailto:d@acme.example";
    private static final String NONE = "v=DMARC1; p=none; rua=mailto:d@acme.example";

    private final WatchWorld world =
            new WatchWorld()
                    .publish(ACME, dmarc(ACME), REJECT)
                    .publish(ACME, mx(ACME), "10 mx1.acme.example")
                    .watch(ACME, "C1");
    private final WatchBook book = new WatchBook(world.store, world.lookout(), world.clock);

    private static Place in(String channel) {
        return new Place(TEAM, channel, "U1");
    }

    private void watch(String channel) {
        book.watch(in(channel), List.of(ACME), Duration.ZERO, "");
    }

    private void unwatch(String channel) {
        book.unwatch(in(channel), List.of(ACME));
    }

    @Test
    void a_lie_at_the_first_look_is_no_baseline() {
        unwatch("C1");
        var lie = new TreeMap<>(world.zone.get(ACME));
        lie.put(dmarc(ACME), new Observed.Nothing());
        world.lies.put(ACME, lie);
        watch("C1");
        world.lies.clear();
        world.pass(Duration.ofHours(3));
        assertThat(world.channels.all()).isEmpty();
        world.publish(ACME, dmarc(ACME), NONE).check(ACME);
        assertThat(world.channels.in("C1"))
                .singleElement()
                .satisfies(message -> assertThat(message.page().toString()).contains(REJECT));
    }

    @Test
    void who_ends_a_watch_is_not_told_what_waits_still() {
        watch("C2");
        world.channels.always("C1", new Posting.Later(Duration.ZERO));
        world.publish(ACME, dmarc(ACME), NONE).check(ACME);
        unwatch("C1");
        world.channels.mend("C1");
        world.pass(Duration.ofHours(2));
        assertThat(world.channels.in("C1")).isEmpty();
        assertThat(world.channels.in("C2")).hasSize(1);
        assertThat(world.onlyAlert().isUnfinished()).isFalse();
    }

    @Test
    void what_was_told_is_edited_though_the_watch_of_the_channel_has_ended() {
        watch("C2");
        world.publish(ACME, dmarc(ACME), NONE).check(ACME);
        unwatch("C1");
        world.publish(ACME, dmarc(ACME), REJECT).check(ACME);
        assertThat(world.channels.in("C1"))
                .singleElement()
                .satisfies(message -> assertThat(message.page().title().text()).endsWith("(over)"));
    }

    @Test
    void a_watch_that_begins_again_has_forgotten_what_was() {
        world.publish(ACME, dmarc(ACME), NONE);
        world.due(ACME);
        world.pass(Duration.ofMinutes(3));
        assertThat(world.memory(ACME).sightings()).isNotEmpty();
        unwatch("C1");
        watch("C1");
        world.pass(Duration.ofHours(3));
        assertThat(world.channels.all()).isEmpty();
        assertThat(world.alerts()).isEmpty();
    }

    @Test
    void another_interval_does_not_disturb_what_waits_to_be_believed() {
        world.publish(ACME, dmarc(ACME), NONE);
        world.due(ACME);
        world.pass(Duration.ofMinutes(3));
        book.watch(in("C1"), List.of(ACME), Duration.ofHours(24), "");
        world.pass(Duration.ofMinutes(10));
        assertThat(world.channels.in("C1")).hasSize(1);
    }

    @Test
    void who_wants_silence_is_not_told_nor_is_it_made_up_for() {
        watch("C2");
        book.snooze(in("C1"), ACME, new Snooze.For(Duration.ofHours(24)));
        world.publish(ACME, dmarc(ACME), NONE).check(ACME);
        world.pass(Duration.ofHours(25));
        assertThat(world.channels.in("C1")).isEmpty();
        assertThat(world.channels.in("C2")).hasSize(1);
        world.publish(ACME, dmarc(ACME)).check(ACME);
        assertThat(world.channels.in("C1")).hasSize(1);
    }

    @Test
    void silence_about_one_domain_is_none_about_another_that_shares_a_change() {
        var other = new DomainName("other.example");
        for (DomainName domain : List.of(ACME, other)) {
            world.publish(domain, spf(domain), "v=spf1 include:_spf.esp.example -all")
                    .publish(domain, include("_spf.esp.example"), "v=spf1 -all");
        }
        world.check(ACME).watch(other, "C1");
        int before = world.channels.in("C1").size();
        book.snooze(in("C1"), ACME, new Snooze.For(Duration.ofHours(24)));
        for (DomainName domain : List.of(ACME, other)) {
            world.publish(domain, include("_spf.esp.example"), "v=spf1 mx -all");
        }
        world.check(ACME, other);
        assertThat(world.channels.in("C1")).hasSize(before + 1);
    }

    @Test
    void who_watches_since_a_change_is_told_that_it_is_taken_back() {
        world.publish(ACME, dmarc(ACME), NONE).check(ACME);
        watch("C2");
        world.publish(ACME, mx(ACME), "10 mx2.acme.example")
                .publish(ACME, dmarc(ACME), REJECT)
                .check(ACME);
        assertThat(world.channels.in("C1")).hasSize(2);
        assertThat(world.channels.in("C2")).hasSize(2);
        assertThat(world.alerts()).extracting(Alert::state).containsOnlyOnce(State.OVER);
        world.pass(Duration.ofHours(3));
        assertThat(world.channels.all()).hasSize(4);
    }

    @Test
    void two_workspaces_that_watch_a_domain_know_nothing_of_each_other() {
        var other = new DomainName("other.example");
        var theirs = new WatchKey("T2", ACME);
        for (DomainName domain : List.of(ACME, other)) {
            world.publish(domain, spf(domain), "v=spf1 include:_spf.esp.example -all")
                    .publish(domain, include("_spf.esp.example"), "v=spf1 -all");
        }
        world.watch(other, "C1");
        world.store.save(
                new Watched(
                        theirs,
                        List.of(
                                Subscription.begun(
                                        new Place("T2", "C9", "U9"),
                                        world.clock.instant(),
                                        HOURLY,
                                        "")),
                        Memory.NONE,
                        0));
        world.pass(HOURLY.multipliedBy(2));
        for (DomainName domain : List.of(ACME, other)) {
            world.publish(domain, include("_spf.esp.example"), "v=spf1 a -all");
        }
        world.pass(HOURLY.multipliedBy(2));

        List<Alert> ours = world.alerts();
        List<Alert> others = world.store.alerts("T2", Instant.EPOCH, "", 10).items();
        assertThat(ours).singleElement().matches(alert -> alert.isFor("C1"));
        assertThat(others)
                .singleElement()
                .matches(alert -> alert.kind() == Alert.Kind.CHANGE)
                .matches(alert -> alert.domains().equals(List.of(ACME)))
                .matches(alert -> !alert.isFor("C1"));
        assertThat(world.channels.in("C9"))
                .singleElement()
                .satisfies(message ->
                        assertThat(message.page().toString()).doesNotContain("other.example"));

        var rulings = new Rulings(world.store, world.process().teller, world.clock);
        rulings.expected(new Place("T2", "C9", "U9"), others.getFirst().id(), "");
        assertThat(world.onlyAlert().words()).isEmpty();
        new WatchBook(world.store, world.lookout(), world.clock).forget("T2");
        assertThat(world.store.find(theirs)).isEmpty();
        assertThat(world.store.find(key(ACME))).isPresent();
        assertThat(world.onlyAlert()).isEqualTo(ours.getFirst());
    }
}

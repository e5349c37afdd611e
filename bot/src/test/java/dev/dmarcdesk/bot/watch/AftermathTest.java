package dev.dmarcdesk.bot.watch;

import static dev.dmarcdesk.bot.watch.WatchWorld.ACME;
import static dev.dmarcdesk.bot.watch.WatchWorld.TEAM;
import static dev.dmarcdesk.bot.watch.WatchWorld.dmarc;
import static dev.dmarcdesk.bot.watch.WatchWorld.mx;
import static dev.dmarcdesk.bot.watch.WatchWorld.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.watch.Alert.State;
import dev.dmarcdesk.report.Level;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

/// What becomes of an alert after it was told.
class AftermathTest {
    private static final String REJECT = "v=DMARC1; p=reject; rua=mailto:d@acme.example";
    private static final String NONE = "v=DMARC1; p=none; rua=mailto:d@acme.example";
    private static final Place IN_C1 = new Place(TEAM, "C1", "U1");
    private static final Place IN_C2 = new Place(TEAM, "C2", "U2");

    private final WatchWorld world =
            new WatchWorld()
                    .publish(ACME, dmarc(ACME), REJECT)
                    .publish(ACME, mx(ACME), "10 mx1.acme.example")
                    .watch(ACME, "C1", "C2");
    private final Rulings rulings = new Rulings(world.store, world.process().teller, world.clock);

    private void weaken() {
        world.standings.put(ACME, standing(Level.ATTENTION, "none", 3));
        world.publish(ACME, dmarc(ACME), NONE).check(ACME);
    }

    private void mend() {
        world.standings.put(ACME, standing(Level.GOOD, "reject", 3));
        world.publish(ACME, dmarc(ACME), REJECT).check(ACME);
    }

    private String title(String channel) {
        return world.channels.in(channel).getFirst().page().title().text();
    }

    @Test
    void h7_what_is_taken_back_edits_its_alert() {
        weaken();
        mend();
        assertThat(world.onlyAlert().state()).isEqualTo(State.OVER);
        assertThat(world.channels.in("C1")).hasSize(1);
        assertThat(title("C1")).endsWith("(over)");
        assertThat(title("C2")).endsWith("(over)");
    }

    @Test
    void what_was_better_is_not_taken_back_in_silence() {
        var other = new WatchWorld();
        other.standings.put(ACME, standing(Level.ATTENTION, "none", 3));
        other.publish(ACME, dmarc(ACME), NONE).watch(ACME, "C1");
        other.standings.put(ACME, standing(Level.GOOD, "reject", 3));
        other.publish(ACME, dmarc(ACME), REJECT).check(ACME);
        other.standings.put(ACME, standing(Level.ATTENTION, "none", 3));
        other.publish(ACME, dmarc(ACME), NONE).check(ACME);
        assertThat(other.alerts()).extracting(Alert::state).containsExactly(State.OVER, State.OPEN);
        assertThat(other.channels.in("C1")).hasSize(2);
    }

    @Test
    void a_part_that_is_taken_back_is_told_with_what_is_new() {
        world.publish(ACME, mx(ACME), "10 mx2.acme.example");
        weaken();
        world.publish(ACME, mx(ACME), "10 mx1.acme.example").check(ACME);
        assertThat(world.channels.in("C1")).hasSize(1);
        assertThat(world.onlyAlert().state()).isEqualTo(State.OPEN);
        assertThat(world.channels.in("C1").getFirst().page().toString())
                .contains("As before again since");
        mend();
        assertThat(world.onlyAlert().state()).isEqualTo(State.OVER);
        assertThat(title("C1")).endsWith("(over)");
    }

    @Test
    void what_many_changed_meanwhile_is_over_when_the_first_state_is_back() {
        weaken();
        world.publish(ACME, dmarc(ACME), "v=DMARC1; p=quarantine").check(ACME);
        mend();
        assertThat(world.alerts()).hasSize(2).allMatch(alert -> alert.state() == State.OVER);
    }

    @Test
    void a_grave_change_takes_two_people() {
        weaken();
        String id = world.onlyAlert().id();
        assertThat(rulings.expected(IN_C1, id, "planned")).isInstanceOf(Answer.Done.class);
        assertThat(rulings.expected(IN_C1, id, "really")).isInstanceOf(Answer.Refused.class);
        assertThat(world.onlyAlert().state()).isEqualTo(State.OPEN);
        assertThat(title("C2")).endsWith("(one of two agrees)");

        assertThat(rulings.expected(IN_C2, id, "")).isInstanceOf(Answer.Done.class);
        assertThat(world.onlyAlert().state()).isEqualTo(State.EXPECTED);
        assertThat(title("C1")).endsWith("(expected)").doesNotContain("one of two");
        assertThat(rulings.expected(IN_C2, id, "")).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void the_owner_is_called_once_below_the_alert() {
        weaken();
        String id = world.onlyAlert().id();
        assertThat(rulings.notOurs(IN_C1, id)).isInstanceOf(Answer.Done.class);
        assertThat(rulings.notOurs(IN_C2, id)).isInstanceOf(Answer.Refused.class);
        world.pass(Duration.ofMinutes(10));
        assertThat(world.channels.all())
                .filteredOn(message -> !message.called().isEmpty())
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.called()).isEqualTo("SOWNERS");
                    assertThat(message.thread()).isNotEmpty();
                });
        assertThat(title("C2")).endsWith("(not ours)");
    }

    @Test
    void an_alert_is_shown_only_where_it_was_told() {
        weaken();
        String id = world.onlyAlert().id();
        assertThat(rulings.show(IN_C1, id)).isInstanceOf(Answer.Done.class);
        assertThat(rulings.show(new Place(TEAM, "C9", "U9"), id))
                .isInstanceOf(Answer.Refused.class);
        assertThat(rulings.show(new Place("T9", "C1", "U9"), id))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void a_week_is_told_once_however_many_tell_it() {
        world.pass(Duration.ofMinutes(2));
        weaken();
        world.clock.pass(
                Duration.between(world.clock.instant(), Instant.parse("2026-11-23T08:00:00Z")));
        assertThat(world.process().digests.tick()).isEqualTo(2);
        assertThat(world.another().digests.tick()).isZero();
        world.store.handOn("digests", world.store.handedOn("digests"), 1);
        world.another().digests.tick();
        assertThat(world.channels.in("C1")).hasSize(2);
        assertThat(world.channels.in("C2")).hasSize(2);
    }

    @Test
    void a_week_without_news_is_not_told() {
        world.pass(Duration.ofMinutes(2));
        world.clock.pass(Duration.ofDays(3));
        world.pass(Duration.ofMinutes(2));
        assertThat(world.channels.all()).isEmpty();
    }
}

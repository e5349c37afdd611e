package dev.dmarcdesk.bot.watch;

import static dev.dmarcdesk.bot.watch.WatchWorld.ACME;
import static dev.dmarcdesk.bot.watch.WatchWorld.TEAM;
import static dev.dmarcdesk.bot.watch.WatchWorld.dmarc;
import static dev.dmarcdesk.bot.watch.WatchWorld.include;
import static dev.dmarcdesk.bot.watch.WatchWorld.spf;
import static dev.dmarcdesk.bot.watch.WatchWorld.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.watch.Alert.State;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.watch.Standing;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What happens more than once is told each time.
class TimeAndAgainTest {
    private static final String REJECT = "v=DMARC1; p=reject; rua=mailto:d@acme.example";
    private static final String NONE = "v=DMARC1; p=none; rua=mailto:d@acme.example";
    private static final Duration MONTH = Duration.ofDays(31);

    private final WatchWorld world = new WatchWorld();

    private void stands(Level level, String record) {
        boolean rejects = record.contains("p=reject");
        world.standings.put(ACME, standing(level, rejects ? "reject" : "none", 3));
        world.publish(ACME, dmarc(ACME), record);
    }

    private void becomes(Level level, String record) {
        stands(level, record);
        world.check(ACME);
    }

    private List<State> states() {
        return world.alerts().stream()
                .filter(alert -> alert.kind() != Alert.Kind.DIGEST)
                .map(Alert::state)
                .toList();
    }

    @Test
    void the_same_change_is_told_again_months_later() {
        stands(Level.GOOD, REJECT);
        world.watch(ACME, "C1");
        for (int time = 1; time <= 2; time++) {
            becomes(Level.ATTENTION, NONE);
            assertThat(world.channels.in("C1")).hasSize(time);
            becomes(Level.GOOD, REJECT);
            assertThat(world.channels.in("C1")).hasSize(time);
            world.clock.pass(MONTH);
        }
        assertThat(states()).containsExactly(State.OVER, State.OVER);
    }

    @Test
    void a_change_that_many_share_is_told_again_months_later() {
        var other = new DomainName("other.example");
        List<DomainName> both = List.of(ACME, other);
        both.forEach(domain ->
                world.publish(domain, spf(domain), "v=spf1 include:_spf.esp.example -all"));
        includes(both, "v=spf1 -all");
        world.watch(ACME, "C1").watch(other, "C1");
        for (int time = 1; time <= 2; time++) {
            includes(both, "v=spf1 mx -all");
            world.check(ACME).check(other);
            assertThat(world.channels.in("C1")).hasSize(time);
            includes(both, "v=spf1 -all");
            world.check(ACME).check(other);
            assertThat(states()).hasSize(time).containsOnly(State.OVER);
            world.clock.pass(MONTH);
        }
    }

    private static boolean isAlert(FakeChannels.Message message) {
        return !message.page().title().text().contains("this week");
    }

    private void includes(List<DomainName> domains, String record) {
        domains.forEach(domain -> world.publish(domain, include("_spf.esp.example"), record));
    }

    @Test
    void what_many_share_may_be_taken_back_for_some_of_them() {
        var other = new DomainName("other.example");
        List<DomainName> both = List.of(ACME, other);
        both.forEach(domain ->
                world.publish(domain, spf(domain), "v=spf1 include:_spf.esp.example -all"));
        includes(both, "v=spf1 -all");
        world.watch(ACME, "C1").watch(other, "C2");
        includes(both, "v=spf1 mx -all");
        world.check(ACME, other);

        includes(List.of(ACME), "v=spf1 -all");
        world.check(ACME);
        assertThat(world.onlyAlert().state()).isEqualTo(State.OPEN);
        assertThat(world.channels.in("C1"))
                .singleElement()
                .satisfies(message ->
                        assertThat(message.page().toString()).contains("As before again since"));
        includes(List.of(ACME), "v=spf1 mx -all");
        world.check(ACME);
        assertThat(world.channels.in("C1")).hasSize(2);
        assertThat(world.channels.in("C2")).hasSize(1);

        world.clock.pass(Duration.ofDays(2));
        includes(both, "v=spf1 -all");
        world.check(ACME, other);
        assertThat(states()).containsExactly(State.OVER, State.OVER);
        assertThat(world.channels.in("C1")).filteredOn(TimeAndAgainTest::isAlert).hasSize(2);
        assertThat(world.channels.in("C2")).filteredOn(TimeAndAgainTest::isAlert).hasSize(1);
    }

    @Test
    void what_was_expected_is_the_baseline_of_what_comes_after() {
        stands(Level.GOOD, REJECT);
        world.watch(ACME, "C1");
        becomes(Level.ATTENTION, NONE);
        var rulings = new Rulings(world.store, world.process().teller, world.clock);
        for (String user : List.of("U1", "U2")) {
            rulings.expected(new Place(TEAM, "C1", user), world.alerts().getFirst().id(), "");
        }
        becomes(Level.GOOD, REJECT);
        assertThat(states()).containsExactly(State.EXPECTED, State.OPEN);
        assertThat(world.channels.in("C1")).hasSize(2);

        becomes(Level.ATTENTION, NONE);
        assertThat(states()).containsExactly(State.EXPECTED, State.OVER, State.OPEN);
        assertThat(world.channels.in("C1")).hasSize(3);
        world.pass(Duration.ofHours(2));
        assertThat(world.channels.in("C1")).hasSize(3);
    }

    @Test
    void a_weaker_policy_is_told_though_nobody_knows_the_verdict() {
        stands(Level.UNKNOWN, NONE);
        world.watch(ACME, "C1");
        becomes(Level.UNKNOWN, REJECT);
        becomes(Level.UNKNOWN, NONE);
        assertThat(states()).containsExactly(State.OVER, State.OPEN);
    }

    @Test
    void a_new_warning_is_told_though_the_verdict_is_the_same() {
        warned(NONE, Map.of("mx.none", Severity.WARNING, "dmarc.sp-weaker", Severity.WARNING));
        world.watch(ACME, "C1");
        warned(NONE + "; sp=reject", Map.of("mx.none", Severity.WARNING));
        world.check(ACME);
        warned(NONE, Map.of("mx.none", Severity.WARNING, "dmarc.sp-weaker", Severity.WARNING));
        world.check(ACME);
        assertThat(states()).containsExactly(State.OVER, State.OPEN);
    }

    private void warned(String record, Map<String, Severity> findings) {
        world.standings.put(
                ACME,
                new Standing(Level.ATTENTION, "none", 3, 0, new TreeMap<>(findings), List.of()));
        world.publish(ACME, dmarc(ACME), record);
    }
}

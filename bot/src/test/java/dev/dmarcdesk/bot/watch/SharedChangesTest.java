package dev.dmarcdesk.bot.watch;

import static dev.dmarcdesk.bot.watch.WatchWorld.include;
import static dev.dmarcdesk.bot.watch.WatchWorld.spf;
import static dev.dmarcdesk.bot.watch.WatchWorld.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.watch.Alert.Kind;
import dev.dmarcdesk.bot.watch.Alert.State;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.report.Level;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// One record that many watched domains lead to.
class SharedChangesTest {
    private static final String OLD = "v=spf1 ip4:192.0.2.0/24 -all";
    private static final String NEW = "v=spf1 ip4:192.0.2.0/24 a mx -all";
    private static final DomainName A = new DomainName("a.example");
    private static final DomainName B = new DomainName("b.example");
    private static final DomainName C = new DomainName("c.example");

    private final WatchWorld world = new WatchWorld();

    private void publish(String record, DomainName... domains) {
        for (DomainName domain : domains) {
            world.publish(domain, spf(domain), "v=spf1 include:_spf.esp.example -all")
                    .publish(domain, include("_spf.esp.example"), record);
        }
    }

    @Test
    void is_one_alert_and_each_channel_sees_its_own_domains() {
        publish(OLD, A, B, C);
        world.watch(A, "C1").watch(B, "C1").watch(C, "C2");
        publish(NEW, A, B, C);
        world.check(A, B, C);
        assertThat(world.onlyAlert().kind()).isEqualTo(Kind.SHARED_CHANGE);
        assertThat(world.onlyAlert().domains()).containsExactly(A, B, C);
        assertThat(world.channels.in("C1"))
                .singleElement()
                .satisfies(message ->
                        assertThat(message.page().toString())
                                .contains("a.example", "b.example")
                                .doesNotContain("c.example"));
        assertThat(world.channels.in("C2"))
                .singleElement()
                .satisfies(message ->
                        assertThat(message.page().toString())
                                .contains("c.example")
                                .doesNotContain("a.example"));
    }

    @Test
    void tells_nothing_more_when_the_others_have_their_turn() {
        publish(OLD, A, B);
        world.watch(A, "C1").watch(B, "C1");
        publish(NEW, A, B);
        world.check(A).check(B).pass(Duration.ofHours(2));
        assertThat(world.channels.in("C1")).hasSize(1);
        assertThat(world.channels.in("C1").getFirst().versions()).hasSize(1);
    }

    @Test
    void is_joined_by_a_domain_that_sees_it_later() {
        publish(OLD, A, B, C);
        world.watch(A, "C1").watch(B, "C1").watch(C, "C1");
        publish(NEW, A, B);
        world.check(A);
        publish(NEW, C);
        world.standings.put(C, standing(Level.BAD, "reject", 11));
        world.check(C);
        assertThat(world.onlyAlert().domains()).containsExactly(A, B, C);
        assertThat(world.channels.in("C1"))
                .singleElement()
                .satisfies(message -> assertThat(message.page().toString()).contains("permerror"));
    }

    @Test
    void is_over_for_all_when_it_is_taken_back_and_is_told_anew_when_it_comes_back() {
        publish(OLD, A, B);
        world.watch(A, "C1").watch(B, "C1");
        publish(NEW, A, B);
        world.check(A).check(B);
        publish(OLD, A, B);
        world.check(A).check(B);
        assertThat(world.onlyAlert().state()).isEqualTo(State.OVER);
        assertThat(world.channels.in("C1")).hasSize(1);

        publish(NEW, A, B);
        world.check(A).check(B);
        assertThat(world.alerts()).extracting(Alert::state).containsExactly(State.OVER, State.OPEN);
        assertThat(world.channels.in("C1")).hasSize(2);
    }

    @Test
    void is_an_ordinary_change_where_one_domain_leads_there() {
        publish(OLD, A);
        world.watch(A, "C1");
        publish(NEW, A);
        world.check(A);
        assertThat(world.onlyAlert().kind()).isEqualTo(Kind.CHANGE);
    }

    @Test
    void is_told_once_wherever_a_process_dies() {
        for (boolean heard : List.of(false, true)) {
            int call = 1;
            while (isToldOnce(call, heard)) {
                call += 3;
            }
            assertThat(call).isGreaterThan(30);
        }
    }

    private static boolean isToldOnce(int call, boolean heard) {
        var test = new SharedChangesTest();
        test.publish(OLD, A, B);
        test.world.watch(A, "C1").watch(B, "C1");
        test.publish(NEW, A, B);
        test.world.dieAt(call, heard);
        test.world.check(A, B).pass(Duration.ofMinutes(8));
        assertThat(test.world.channels.in("C1"))
                .as("died at %d", call)
                .isNotEmpty()
                .filteredOn(message -> !message.isLine())
                .hasSizeLessThanOrEqualTo(1);
        return test.world.hasDied();
    }
}

package dev.dmarcdesk.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.report.Level;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// What the diaries of [DiaryGoldenTest] do not show.
class VigilanceTest {
    private static final Aspect DMARC = Watching.aspect("dmarc");
    private static final Aspect SPF = Watching.aspect("spf");

    private final Watching watching = new Watching();

    private static Tiding.Changed changed(Step step) {
        assertThat(step.tidings()).singleElement().isInstanceOf(Tiding.Changed.class);
        return (Tiding.Changed) step.tidings().getFirst();
    }

    private Standing standing() {
        assertThat(watching.memory().known()).isInstanceOf(Memory.Known.State.class);
        return ((Memory.Known.State) watching.memory().known()).snapshot().standing();
    }

    @Test
    void h1_one_differing_sample_is_no_alert_nor_are_many_that_the_zones_servers_deny() {
        watching.sees("dmarc=reject").again();
        Step first = watching.sees("dmarc=none").own("dmarc=reject").afterHours(1);
        assertThat(first.tidings()).isEmpty();
        assertThat(first.next()).isEqualTo(Step.Next.SOON);
        for (int look = 0; look < 100; look++) {
            assertThat(watching.afterHours(1).tidings()).isEmpty();
        }
        assertThat(changed(watching.own("dmarc==").afterHours(1)).aspects()).containsExactly(DMARC);
    }

    @Test
    void h1_all_servers_of_the_zone_that_answer_have_to_agree() {
        watching.sees("mx=a").again();
        watching.sees("mx=b").own("mx=b,b,a").afterHours(1);
        for (int look = 0; look < 10; look++) {
            assertThat(watching.afterHours(1).tidings()).isEmpty();
        }
        var sight = changed(watching.own("mx=b,b,?").afterHours(1)).sight();
        assertThat(sight.testimonies())
                .singleElement()
                .satisfies(one -> assertThat(one.words()).hasSize(3));
    }

    @Test
    void h3_a_failed_lookup_keeps_the_last_that_was_known() {
        watching.sees("dmarc=reject", "spf=one").again();
        watching.sees("dmarc=?", "spf=?");
        for (int look = 0; look < 100; look++) {
            assertThat(watching.afterHours(1).tidings())
                    .noneMatch(tiding -> tiding instanceof Tiding.Changed);
        }
        assertThat(watching.known()).containsEntry(DMARC, Watching.observed("reject"));
        assertThat(watching.sees("dmarc=reject", "spf=one").afterHours(1).tidings())
                .singleElement()
                .isInstanceOf(Tiding.Answered.class);
    }

    @Test
    void h7_the_first_look_is_silent_and_a_change_back_is_told() {
        Step baseline = watching.sees("dmarc=reject", "spf=?").again();
        assertThat(baseline.tidings()).isEmpty();
        assertThat(baseline.next()).isEqualTo(Step.Next.IN_TURN);
        watching.sees("dmarc=none").afterHours(1);
        var there = changed(watching.afterMinutes(5));
        watching.sees("dmarc=reject").afterHours(1);
        var back = changed(watching.afterMinutes(5));
        assertThat(back.after().aspects().get(DMARC))
                .isEqualTo(there.before().aspects().get(DMARC));
        assertThat(back.since()).isEqualTo(there.sight().confirmed());
    }

    @Test
    void what_looks_changed_or_newly_there_is_to_be_asked_of_the_zones_servers() {
        watching.sees("dmarc=reject", "spf=one", "mx=?", "ns=a");
        watching.sees("included-spf:a.example=x", "mta-sts-policy=enforce");
        assertThat(Vigilance.suspects(watching.memory(), watching.snapshot()))
                .extracting(Watching::text)
                .containsExactly("dmarc", "spf", "ns");
        watching.again();
        watching.sees("dmarc=-", "spf=?", "mx=a", "dkim-key:s1=k", "dkim-key:s2=-");
        assertThat(Vigilance.suspects(watching.memory(), watching.snapshot()))
                .extracting(Watching::text)
                .containsExactly("dmarc", "dkim-key:s1", "mx");
    }

    @Test
    void what_is_new_is_not_taken_over_while_the_zones_servers_deny_it() {
        watching.sees("dmarc=?").again();
        watching.sees("dmarc=none", "dkim-key:s1=k").own("dmarc=reject", "dkim-key:s1=-");
        watching.afterHours(1);
        assertThat(watching.known()).containsOnlyKeys(DMARC);
        assertThat(watching.known().get(DMARC)).isInstanceOf(Observed.Unknown.class);
        assertThat(watching.sees("dmarc=reject").own("dmarc==").afterHours(1).tidings()).isEmpty();
        assertThat(watching.known()).containsEntry(DMARC, Watching.observed("reject"));
    }

    @Test
    void a_look_that_brings_nothing_new_leaves_nothing_to_write() {
        watching.sees("dmarc=reject", "spf=one", "mx=a").again();
        watching.sees("dmarc=?", "spf=two").own("spf=one");
        watching.afterHours(1);
        watching.afterHours(3);
        assertThat(watching.afterHours(3).tidings()).hasSize(1);
        Memory memory = watching.memory();
        for (int look = 0; look < 1000; look++) {
            assertThat(watching.afterHours(1).memory()).isEqualTo(memory);
        }
    }

    @Test
    void a_domain_that_stops_existing_changed_and_is_no_outage() {
        watching.sees("dmarc=reject", "spf=one", "mx=a").again();
        watching.sees("dmarc=-", "spf=-", "mx=-").afterHours(1);
        assertThat(changed(watching.afterMinutes(5)).aspects()).hasSize(3);
        for (int look = 0; look < 24; look++) {
            assertThat(watching.afterHours(1).tidings()).isEmpty();
        }
    }

    @Test
    void how_a_change_is_known_is_said_with_it() {
        watching.sees("dmarc=reject", "mx=a").again();
        watching.sees("dmarc=none", "mx=b").own("mx=").afterHours(1);
        var first = watching.at();
        watching.own("dmarc=none,?").afterMinutes(5);
        var alone = changed(watching.afterMinutes(5)).sight();
        assertThat(alone.looks()).isEqualTo(3);
        assertThat(alone.first()).isEqualTo(first);
        assertThat(alone.confirmed()).isEqualTo(watching.at());
        assertThat(alone.testimonies()).singleElement().matches(one -> !one.isHeard());
    }

    @Test
    void the_standing_stays_where_what_it_hangs_on_is_not_known() {
        watching.stands(Level.GOOD).sees("dmarc=reject", "spf=one").again();
        watching.stands(Level.BAD).sees("dmarc=?").afterHours(1);
        assertThat(standing().level()).isEqualTo(Level.GOOD);
        watching.stands(Level.ATTENTION).sees("dmarc=reject").afterHours(1);
        assertThat(standing().level()).isEqualTo(Level.ATTENTION);
        watching.stands(Level.UNKNOWN).afterHours(1);
        assertThat(standing().level()).isEqualTo(Level.ATTENTION);
    }

    @Test
    void a_look_that_asked_nobody_decides_nothing() {
        watching.sees("dmarc=reject").again();
        watching.sees("dmarc=none").afterHours(1);
        var unasked =
                new Look(watching.at().plus(Duration.ofHours(1)), watching.snapshot(), List.of());
        assertThat(Vigilance.step(watching.memory(), unasked).memory())
                .isEqualTo(watching.memory());
        assertThat(changed(watching.afterHours(1)).aspects()).containsExactly(DMARC);
    }

    @Test
    void a_look_that_waited_somewhere_takes_nothing_back() {
        watching.sees("dmarc=reject").again();
        watching.sees("dmarc=none").afterHours(1);
        assertThat(watching.sees("dmarc=reject").afterMinutes(-10).tidings()).isEmpty();
        assertThat(changed(watching.sees("dmarc=none").afterMinutes(15)).aspects())
                .containsExactly(DMARC);
    }

    @Test
    void two_looks_at_the_same_time_are_one() {
        watching.sees("dmarc=reject").again();
        watching.sees("dmarc=none").afterHours(1);
        assertThat(watching.after(Duration.ofSeconds(30)).tidings()).isEmpty();
        assertThat(watching.after(Duration.ofSeconds(30)).next()).isEqualTo(Step.Next.SOON);
        assertThat(changed(watching.afterMinutes(5)).sight().looks()).isEqualTo(2);
    }

    @Test
    void a_flapping_key_does_not_hide_a_policy() {
        watching.sees("dkim-key:s1=k", "dmarc=reject").again();
        for (int change = 0; change < 9; change++) {
            watching.sees("dkim-key:s1=k" + change).afterHours(1);
            watching.afterMinutes(5);
        }
        assertThat(watching.memory().restless()).containsOnlyKeys(Watching.aspect("dkim-key:s1"));
        watching.sees("dmarc=none").afterHours(1);
        assertThat(changed(watching.afterMinutes(5)).causes()).containsExactly(DMARC);
    }

    @Test
    void a_domain_of_which_too_much_is_told_is_restless_as_a_whole() {
        for (int key = 0; key < 20; key++) {
            watching.sees("dkim-key:s" + key + "=k");
        }
        watching.sees("dmarc=reject").again();
        int told = 0;
        for (int key = 0; key < 20; key++) {
            watching.sees("dkim-key:s" + key + "=l").afterMinutes(30);
            told += watching.afterMinutes(5).tidings().size();
        }
        assertThat(told).isEqualTo(11);
        assertThat(watching.memory().restless()).containsKey(DMARC);
        int atRest = 0;
        for (int hours : new int[] {20, 4}) {
            var tidings = watching.afterHours(hours).tidings();
            assertThat(tidings)
                    .hasExactlyElementsOfTypes(Tiding.Changed.class, Tiding.Rested.class);
            atRest += ((Tiding.Changed) tidings.getFirst()).causes().size();
        }
        assertThat(atRest).isEqualTo(10);
        assertThat(watching.memory().restless()).isEmpty();
    }

    @Test
    void a_record_with_a_fault_leads_on_too() {
        Aspect included = Watching.aspect("included-spf:a.example");
        watching.sees("spf=v_~INCLUDE:A.example_bad=(".replace('_', ' '));
        watching.sees("included-spf:a.example=x").again();
        watching.sees("spf=v", "included-spf:a.example=").afterHours(1);
        assertThat(changed(watching.afterMinutes(5)).aspects()).containsExactly(SPF, included);
        assertThat(watching.known()).containsOnlyKeys(SPF);
    }
}

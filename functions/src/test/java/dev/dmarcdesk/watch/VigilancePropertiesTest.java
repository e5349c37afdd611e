package dev.dmarcdesk.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

class VigilancePropertiesTest {
    private static final Duration DAY = Duration.ofHours(24);

    /// Eleven changes, counting the one that says it is enough, an outage every six hours with its
    /// end, and each record coming to rest.
    private static final int MOST_A_DAY = 11 + 2 * 5 + SimulatedDomain.ASPECTS.size();

    /// A domain where nothing can be relied upon.
    private static SimulatedDomain wild(long seed, boolean clockJumps) {
        var domain = new SimulatedDomain(seed);
        Random random = domain.random();
        var looks = new ArrayList<Look>();
        domain.take(domain.calm());
        boolean troubled = false;
        for (int i = 0; i < 100; i++) {
            if (random.nextInt(6) == 0) {
                domain.change(ForAll.oneOf(random, SimulatedDomain.ASPECTS));
            }
            troubled = random.nextInt(8) == 0 ? !troubled : troubled;
            domain.wait(Duration.ofMinutes(ForAll.oneOf(random, List.of(0, 1, 5, 5, 15, 60, 240))));
            if (clockJumps && random.nextInt(20) == 0) {
                domain.wait(Duration.ofDays(random.nextInt(20_000) - 10_000L));
            }
            Look look = troubled ? domain.troubled() : domain.calm();
            looks.add(look);
            domain.take(look);
            if (random.nextInt(10) == 0) {
                domain.take(look);
            }
            if (random.nextInt(10) == 0) {
                domain.take(ForAll.oneOf(random, looks));
            }
        }
        return domain;
    }

    private static List<Tiding.Changed> changes(SimulatedDomain.Told told) {
        return told.step().tidings().stream()
                .filter(Tiding.Changed.class::isInstance)
                .map(Tiding.Changed.class::cast)
                .toList();
    }

    @Test
    void nothing_is_told_that_a_server_of_the_zone_denies_or_that_nobody_knows() {
        ForAll.costlyValues(
                Random::nextLong,
                seed -> {
                    for (var told : wild(seed, true).told()) {
                        for (var changed : changes(told)) {
                            changed.causes().forEach(aspect -> assertSaid(aspect, changed, told));
                        }
                    }
                });
    }

    private static void assertSaid(
            Aspect aspect, Tiding.Changed changed, SimulatedDomain.Told told) {
        var unknown = Watching.observed("?");
        var before = changed.before().aspects().getOrDefault(aspect, unknown);
        var after = changed.after().aspects().getOrDefault(aspect, unknown);
        assertThat(before.contradicts(after)).isTrue();
        assertThat(told.look().seen().aspects()).containsEntry(aspect, after);
        assertThat(told.look().testimony(aspect).words())
                .isNotEmpty()
                .noneMatch(word -> word.observed().contradicts(after));
    }

    @Test
    void every_change_that_lasts_is_told_exactly_once_whatever_happens_at_its_beginning() {
        ForAll.costlyValues(
                Random::nextLong,
                seed -> {
                    var domain = new SimulatedDomain(seed);
                    domain.take(domain.calm());
                    Map<Aspect, List<Observed>> published = new TreeMap<>();
                    SimulatedDomain.ASPECTS.forEach(
                            aspect -> published.put(aspect, new ArrayList<>()));
                    for (int half = 0; half < 8; half++) {
                        Aspect aspect = ForAll.oneOf(domain.random(), SimulatedDomain.ASPECTS);
                        domain.change(aspect);
                        published
                                .getOrDefault(aspect, new ArrayList<>())
                                .add(domain.truth().getOrDefault(aspect, Watching.observed("?")));
                        halfADay(domain);
                    }
                    published.forEach(
                            (aspect, all) -> assertThat(domain.toldOf(aspect)).isEqualTo(all));
                });
    }

    private static void halfADay(SimulatedDomain domain) {
        for (int look = 0; look < 16; look++) {
            domain.wait(Duration.ofMinutes(15));
            domain.take(domain.troubled());
        }
        for (int look = 0; look < 10; look++) {
            domain.wait(Duration.ofMinutes(48));
            Look calm = domain.calm();
            domain.take(calm);
            domain.take(calm);
        }
    }

    @Test
    void there_is_no_storm() {
        ForAll.costlyValues(
                Random::nextLong,
                seed -> {
                    var times = new ArrayList<Instant>();
                    for (var told : wild(seed, false).told()) {
                        told.step().tidings().forEach(_ -> times.add(told.look().at()));
                    }
                    for (Instant from : times) {
                        assertThat(times)
                                .filteredOn(at -> !at.isBefore(from) && at.isBefore(from.plus(DAY)))
                                .hasSizeLessThanOrEqualTo(MOST_A_DAY);
                    }
                });
    }

    @Test
    void the_same_look_again_tells_nothing_and_changes_nothing() {
        ForAll.costlyValues(
                Random::nextLong,
                seed -> {
                    for (var told : wild(seed, true).told()) {
                        Step again = Vigilance.step(told.step().memory(), told.look());
                        assertThat(again.tidings()).isEmpty();
                        assertThat(again.memory()).isEqualTo(told.step().memory());
                    }
                });
    }

    @Test
    void the_clock_alone_tells_nothing() {
        ForAll.costlyValues(
                Random::nextLong,
                seed -> {
                    var domain = new SimulatedDomain(seed);
                    for (int look = 0; look < 50; look++) {
                        assertThat(domain.take(domain.calm()).tidings()).isEmpty();
                        domain.wait(Duration.ofDays(domain.random().nextInt(20_000) - 10_000L));
                    }
                });
    }

    @Test
    void the_memory_stays_small() {
        ForAll.costlyValues(
                Random::nextLong,
                seed -> {
                    for (var told : wild(seed, true).told()) {
                        Memory memory = told.step().memory();
                        var remembered = new HashSet<>(memory.sightings().keySet());
                        remembered.addAll(memory.unanswered().keySet());
                        remembered.addAll(memory.restless().keySet());
                        assertThat(memory.told().size()).isLessThanOrEqualTo(11);
                        assertThat(SimulatedDomain.ASPECTS.containsAll(remembered)).isTrue();
                    }
                });
    }

    @Test
    void what_nobody_asks_for_any_more_is_forgotten() {
        for (long seed = 0; seed < 10; seed++) {
            var watching = new Watching();
            var random = new Random(seed);
            for (int look = 0; look < 70; look++) {
                String selector = "dkim-key:s" + random.nextInt(1000);
                watching.sees(selector + "=" + ForAll.oneOf(random, List.of("a", "?", "-")));
                watching.afterMinutes(30);
                watching.sees(selector + "=");
            }
            assertThat(watching.known()).hasSizeBetween(30, 41);
        }
    }
}

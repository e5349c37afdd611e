package dev.dmarcdesk.bot.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.LoopbackDns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.live.DnsSource;
import dev.dmarcdesk.live.Inspectors;
import dev.dmarcdesk.live.TrustAnchors;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Memory;
import dev.dmarcdesk.watch.Observed;
import dev.dmarcdesk.watch.Snapshot;
import dev.dmarcdesk.watch.Snapshots;
import dev.dmarcdesk.watch.Streak;
import dev.dmarcdesk.watch.Testimony;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@Timeout(120)
final class InspectorLookoutTest {
    private static final WatchKey KEY = new WatchKey("T1", DomainName.of("acme.example"));
    private static final Instant TURN =
            Instant.ofEpochSecond(60L * Slots.of(KEY, Duration.ofDays(1)).minute());
    private static final Instant LATER = TURN.plus(Duration.ofHours(5));
    private static final String ZONE =
            """
            acme.example                TXT  "v=spf1 -all"
            odd7._domainkey.acme.example    TXT  "v=DKIM1; p="
            google._domainkey.acme.example  TXT  "v=DKIM1; p="
            """;

    @Test
    void the_first_look_finds_keys_at_usual_selectors_and_at_learnt_ones() {
        assertThat(keys(look(LATER, List.of(), Memory.NONE))).containsExactly("google");
        assertThat(keys(look(LATER, List.of("odd7"), memory(TURN, "google"))))
                .containsExactly("google", "odd7");
    }

    @Test
    void a_later_look_asks_for_nothing_new() {
        assertThat(keys(look(LATER, List.of(), memory(TURN, "odd7")))).containsExactly("odd7");
    }

    @Test
    void once_a_day_new_keys_are_looked_for() {
        assertThat(keys(look(TURN, List.of(), memory(TURN, "odd7"))))
                .containsExactly("google", "odd7");
    }

    @Test
    void a_key_that_was_only_sighted_is_looked_at_again() {
        var known = memory(TURN, "odd7");
        var google =
                new Aspect(Aspect.Kind.DKIM_KEY, DomainName.of("google._domainkey.acme.example"));
        var sighting = new Memory.Sighting(new Observed.Nothing(), new Streak(TURN, TURN, 1));
        var memory =
                new Memory(
                        known.known(),
                        new TreeMap<>(Map.of(google, sighting)),
                        known.unanswered(),
                        known.outage(),
                        List.of(),
                        known.restless());

        assertThat(keys(look(LATER, List.of(), memory))).containsExactly("google", "odd7");
    }

    @Test
    void a_key_that_is_gone_is_looked_at_as_long_as_it_is_known() {
        var memory = memory(TURN, "odd7");
        var gone = look("acme.example TXT \"v=spf1 -all\"", LATER, List.of(), memory);

        assertThat(Snapshots.selectors(gone)).contains("odd7");
        assertThat(keys(gone)).isEmpty();
    }

    @Test
    void every_domain_has_one_such_turn_a_day_however_often_it_is_looked_at() {
        var keys =
                IntStream.range(0, 200)
                        .mapToObj(
                                i -> new WatchKey("T" + i % 3, DomainName.of("d" + i + ".example")))
                        .toList();

        assertThat(Slots.INTERVALS)
                .allSatisfy(every ->
                        assertThat(keys)
                                .allSatisfy(key ->
                                        assertThat(turns(key, every))
                                                .filteredOn(at ->
                                                        InspectorLookout.isForNewKeys(key, at))
                                                .hasSize(1)));
    }

    @Test
    void what_nobody_may_be_asked_for_has_no_words() {
        var policy = new Aspect(Aspect.Kind.DMARC, DomainName.of("_dmarc.acme.example"));
        try (var resolver = LoopbackDns.serving(ZoneDns.of(ZONE))) {
            assertThat(lookout(resolver, LATER).begin().ask(new TreeSet<>(List.of(policy))))
                    .containsExactly(new Testimony(policy, List.of()));
        }
    }

    private static Stream<Instant> turns(WatchKey key, Duration every) {
        var day = Instant.parse("2026-11-21T00:00:00Z");
        return Stream.iterate(
                Slots.next(key, every, day.minusSeconds(60)),
                at -> at.isBefore(day.plus(Duration.ofDays(1))),
                at -> Slots.next(key, every, at));
    }

    private static Memory memory(Instant since, String selector) {
        var seen =
                look(
                        selector + "._domainkey.acme.example TXT \"v=DKIM1; p=\"",
                        LATER,
                        List.of(selector),
                        Memory.NONE);
        return new Memory(
                new Memory.Known.State(seen, since),
                Memory.NONE.sightings(),
                Memory.NONE.unanswered(),
                Memory.NONE.outage(),
                List.of(),
                Memory.NONE.restless());
    }

    private static Snapshot look(Instant now, List<String> learnt, Memory memory) {
        return look(ZONE, now, learnt, memory);
    }

    private static Snapshot look(String zone, Instant now, List<String> learnt, Memory memory) {
        try (var resolver = LoopbackDns.serving(ZoneDns.of(zone))) {
            return lookout(resolver, now).begin().look(KEY, learnt, memory);
        }
    }

    private static InspectorLookout lookout(LoopbackDns resolver, Instant now) {
        var inspector =
                Inspectors.over(
                        new DnsSource.Resolvers(List.of(resolver.address())),
                        TrustAnchors::ofRoot,
                        Duration.ofSeconds(20));
        return new InspectorLookout(inspector, InstantSource.fixed(now));
    }

    private static List<String> keys(Snapshot snapshot) {
        return snapshot.aspects().entrySet().stream()
                .filter(entry -> entry.getKey().kind() == Aspect.Kind.DKIM_KEY)
                .filter(entry -> entry.getValue() instanceof Observed.Published)
                .map(entry -> entry.getKey().name().labels().getFirst())
                .sorted()
                .toList();
    }
}

package dev.dmarcdesk.bot.watch;

import static dev.dmarcdesk.bot.watch.SampleWatches.NOW;
import static dev.dmarcdesk.bot.watch.SampleWatches.alert;
import static dev.dmarcdesk.bot.watch.SampleWatches.every;
import static dev.dmarcdesk.bot.watch.SampleWatches.key;
import static dev.dmarcdesk.bot.watch.SampleWatches.leadingTo;
import static dev.dmarcdesk.bot.watch.SampleWatches.telling;
import static dev.dmarcdesk.bot.watch.SampleWatches.told;
import static dev.dmarcdesk.bot.watch.SampleWatches.watched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmarcdesk.bot.MovingClock;
import dev.dmarcdesk.diagnosis.SeenMessage;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Memory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What every store does.
public abstract class WatchStoreContract {
    private static final int LIMIT = 100;

    protected final MovingClock clock = new MovingClock();
    private WatchStore store;

    /// An empty store that goes by the clock of the test.
    protected abstract WatchStore open() throws Exception;

    /// Makes the store fail from now on, as it really may: without a file, a table, a server.
    protected abstract void breakDown() throws Exception;

    @BeforeEach
    void open_an_empty_one() throws Exception {
        store = open();
    }

    private Watched saved(Watched watched) {
        assertThat(store.save(watched)).isTrue();
        return store.find(watched.key()).orElseThrow();
    }

    private static <T> List<T> all(Function<String, WatchStore.Page<T>> list) {
        var all = new ArrayList<T>();
        String from = "";
        do {
            var page = list.apply(from);
            all.addAll(page.items());
            from = page.next();
        } while (!from.isEmpty());
        return all;
    }

    private List<WatchKey> due(WatchKey key, Duration every) {
        return all(from -> store.due(Slots.of(key, every), from, LIMIT));
    }

    private List<WatchKey> watches(String team) {
        return all(from -> store.watches(team, from, LIMIT));
    }

    private List<WatchKey> leading(String team, String name) {
        return all(from -> store.leadingTo(team, DomainName.of(name), from, LIMIT));
    }

    private List<String> unfinished() {
        return all(from -> store.unfinished(from, LIMIT)).stream().map(Alert::id).toList();
    }

    private List<String> alerts(String team, Instant since) {
        return all(from -> store.alerts(team, since, from, LIMIT)).stream().map(Alert::id).toList();
    }

    @Test
    void what_was_never_saved_is_not_there() {
        var key = key("T1", "acme.example");

        assertThat(store.find(key)).isEmpty();
        assertThat(store.findAll(List.of(key))).isEmpty();
        assertThat(store.findAll(List.of())).isEmpty();
        assertThat(due(key, Duration.ofHours(1))).isEmpty();
        assertThat(watches("T1")).isEmpty();
        assertThat(store.count("T1")).isZero();
        assertThat(store.teams()).isEmpty();
        assertThat(leading("T1", "_spf.esp.example")).isEmpty();
        assertThat(store.alert("T1", "id1")).isEmpty();
        assertThat(alerts("T1", Instant.EPOCH)).isEmpty();
        assertThat(unfinished()).isEmpty();
        assertThat(store.learnt(key)).isEmpty();
        assertThat(store.handedOn("checks")).isEqualTo(-1);
    }

    @Test
    void gives_back_what_was_saved_with_the_next_version() {
        var random = new Random(7);
        for (int i = 0; i < 20; i++) {
            var any = SampleWatches.anyWatched(random);
            var key = key("T1", "d" + i + ".example");
            var watched = new Watched(key, any.subscriptions(), any.memory(), 0);

            assertThat(saved(watched))
                    .isEqualTo(new Watched(key, watched.subscriptions(), watched.memory(), 1));
        }
    }

    @Test
    void a_new_watch_is_saved_once() {
        assertThat(store.save(watched("T1", "acme.example"))).isTrue();
        assertThat(store.save(watched("T1", "acme.example"))).isFalse();
        assertThat(store.count("T1")).isEqualTo(1);
    }

    @Test
    void who_read_an_older_version_saves_nothing() {
        var first = saved(watched("T1", "acme.example"));
        var second = saved(first.remembering(leadingTo("a.example")));

        assertThat(store.save(first.heardBy(List.of(every(Duration.ofMinutes(15)))))).isFalse();
        assertThat(store.save(first.remembering(leadingTo("b.example")))).isFalse();
        assertThat(store.save(first)).isFalse();
        assertThat(store.find(first.key())).contains(second);
        assertThat(leading("T1", "a.example")).containsExactly(first.key());
        assertThat(leading("T1", "b.example")).isEmpty();
        assertThat(due(first.key(), Duration.ofMinutes(15))).isEmpty();
    }

    @Test
    void what_was_removed_can_not_be_saved_again_by_who_read_it_before() {
        var watched = saved(watched("T1", "acme.example"));
        assertThat(store.remove(watched)).isTrue();

        assertThat(store.save(watched)).isFalse();
        assertThat(store.find(watched.key())).isEmpty();
        assertThat(store.save(watched("T1", "acme.example"))).isTrue();
    }

    @Test
    void of_many_savers_at_once_one_wins() throws Exception {
        var watched = saved(watched("T1", "acme.example"));

        assertThat(race(8, i -> store.save(watched.remembering(leadingTo("n" + i + ".example")))))
                .containsOnlyOnce(true);
        assertThat(store.find(watched.key()).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void of_many_who_change_what_a_watch_is_found_by_one_wins() throws Exception {
        var watched = saved(watched("T1", "acme.example"));

        assertThat(
                        race(
                                8,
                                i ->
                                        store.save(
                                                watched.heardBy(
                                                        List.of(every(Slots.INTERVALS.get(i)))))))
                .containsOnlyOnce(true);
        var now = store.find(watched.key()).orElseThrow();
        for (Duration every : Slots.INTERVALS) {
            assertThat(due(now.key(), every))
                    .isEqualTo(every.equals(now.every()) ? List.of(now.key()) : List.of());
        }
    }

    @Test
    void many_can_begin_watches_at_once() throws Exception {
        assertThat(race(8, i -> store.save(watched("T1", "d" + i + ".example"))))
                .containsOnly(true);
        assertThat(store.count("T1")).isEqualTo(8);
        assertThat(watches("T1")).hasSize(8);
    }

    private static List<Boolean> race(int racers, Function<Integer, Boolean> run) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs =
                    IntStream.range(0, racers)
                            .<Callable<Boolean>>mapToObj(i -> () -> run.apply(i))
                            .toList();
            var won = new ArrayList<Boolean>();
            for (Future<Boolean> racer : threads.invokeAll(runs)) {
                won.add(racer.get());
            }
            return won;
        }
    }

    @Test
    void finds_those_of_several_that_are_there() {
        var keys = IntStream.range(0, 120).mapToObj(i -> key("T1", "d" + i + ".example")).toList();
        keys.stream()
                .filter(key -> key.hashCode() % 2 == 0)
                .forEach(key -> saved(watched("T1", key.domain().toString())));

        var twice = new ArrayList<>(keys);
        twice.addAll(keys);
        assertThat(store.findAll(twice).stream().map(Watched::key))
                .containsExactlyInAnyOrderElementsOf(
                        keys.stream().filter(key -> key.hashCode() % 2 == 0).toList());
    }

    @Test
    void a_slot_holds_the_domains_whose_turn_it_is_and_no_other() {
        var hourly = Duration.ofHours(1);
        var keys = IntStream.range(0, 60).mapToObj(i -> key("T1", "d" + i + ".example")).toList();
        keys.forEach(key -> saved(watched("T1", key.domain().toString())));

        for (int minute = 0; minute < 60; minute++) {
            var slot = new Slots.Slot(hourly, minute);
            assertThat(all(from -> store.due(slot, from, LIMIT)))
                    .containsExactlyInAnyOrderElementsOf(
                            keys.stream()
                                    .filter(key -> Slots.of(key, hourly).equals(slot))
                                    .toList());
        }
    }

    @Test
    void a_slot_comes_in_parts() {
        var slot = Slots.of(key("T1", "d0.example"), Duration.ofMinutes(15));
        var keys =
                IntStream.range(0, 300)
                        .mapToObj(i -> key("T1", "d" + i + ".example"))
                        .filter(key -> Slots.of(key, Duration.ofMinutes(15)).equals(slot))
                        .toList();
        for (WatchKey key : keys) {
            saved(
                    watched("T1", key.domain().toString())
                            .heardBy(List.of(every(Duration.ofMinutes(15)))));
        }

        assertThat(keys).hasSizeGreaterThan(10);
        assertThat(store.due(slot, "", 3).items()).hasSizeLessThanOrEqualTo(3);
        assertThat(all(from -> store.due(slot, from, 3))).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void a_domain_is_in_the_slot_of_its_most_curious_channel() {
        var watched = saved(watched("T1", "acme.example"));
        var both = List.of(every(Duration.ofHours(1)), every(Duration.ofMinutes(15)));
        var eager = saved(watched.heardBy(both));

        assertThat(due(watched.key(), Duration.ofHours(1))).isEmpty();
        assertThat(due(watched.key(), Duration.ofMinutes(15))).containsExactly(watched.key());

        saved(eager.heardBy(List.of(every(Duration.ofHours(24)))));
        assertThat(due(watched.key(), Duration.ofMinutes(15))).isEmpty();
        assertThat(due(watched.key(), Duration.ofHours(24))).containsExactly(watched.key());
    }

    @Test
    void what_a_removed_watch_was_found_by_is_gone() {
        var watched = saved(watched("T1", "acme.example").remembering(leadingTo("a.example")));
        assertThat(store.remove(watched)).isTrue();

        assertThat(due(watched.key(), Duration.ofHours(1))).isEmpty();
        assertThat(watches("T1")).isEmpty();
        assertThat(leading("T1", "a.example")).isEmpty();
        assertThat(store.count("T1")).isZero();
        assertThat(store.teams()).isEmpty();
        assertThat(store.remove(watched)).isFalse();
    }

    @Test
    void what_was_saved_since_it_was_read_is_not_removed() {
        var first = saved(watched("T1", "acme.example"));
        var second = saved(first);

        assertThat(store.remove(first)).isFalse();
        assertThat(store.remove(watched("T1", "acme.example"))).isFalse();
        assertThat(store.find(first.key())).contains(second);
        assertThat(due(first.key(), Duration.ofHours(1))).containsExactly(first.key());
    }

    @Test
    void lists_the_watches_of_one_workspace_by_name() {
        var names = List.of("b.example", "a.example", "z.example", "a.b.example");
        names.forEach(name -> saved(watched("T1", name)));
        saved(watched("T2", "c.example"));
        saved(watched("T", "c.example"));
        saved(watched("", "c.example"));

        assertThat(all(from -> store.watches("T1", from, 2)))
                .extracting(key -> key.domain().toString())
                .containsExactly("a.b.example", "a.example", "b.example", "z.example");
        assertThat(watches("")).containsExactly(key("", "c.example"));
        assertThat(store.count("T1")).isEqualTo(4);
        assertThat(store.teams()).containsExactlyInAnyOrder("T1", "T2", "T", "");
    }

    @Test
    void knows_which_domains_lead_to_a_name() {
        saved(watched("T1", "a.example").remembering(leadingTo("x.example", "y.example")));
        saved(watched("T1", "b.example").remembering(leadingTo("y.example")));
        saved(watched("T1", "c.example"));
        saved(watched("T2", "d.example").remembering(leadingTo("y.example")));

        assertThat(leading("T1", "x.example")).containsExactly(key("T1", "a.example"));
        assertThat(all(from -> store.leadingTo("T1", DomainName.of("y.example"), from, 1)))
                .containsExactlyInAnyOrder(key("T1", "a.example"), key("T1", "b.example"));
        assertThat(leading("T1", "example")).isEmpty();
        assertThat(leading("T1", "xy.example")).isEmpty();
    }

    @Test
    void where_a_domain_leads_follows_its_memory() {
        var watched = saved(watched("T1", "a.example").remembering(leadingTo("x.example")));
        watched = saved(watched.remembering(leadingTo("y.example", "z.example")));

        assertThat(leading("T1", "x.example")).isEmpty();
        assertThat(leading("T1", "y.example")).containsExactly(watched.key());

        saved(watched.remembering(Memory.NONE));
        assertThat(leading("T1", "y.example")).isEmpty();
        assertThat(leading("T1", "z.example")).isEmpty();
    }

    @Test
    void a_domain_may_lead_to_hundreds_of_names() {
        var names =
                IntStream.range(0, 300).mapToObj(i -> "n" + i + ".example").toArray(String[]::new);
        var watched = saved(watched("T1", "a.example").remembering(leadingTo(names)));

        assertThat(leading("T1", "n299.example")).containsExactly(watched.key());
        saved(watched.remembering(leadingTo("n0.example")));
        assertThat(leading("T1", "n299.example")).isEmpty();
    }

    @Test
    void names_may_hold_whatever_the_dns_and_strangers_put_there() {
        var names =
                List.of(
                        "a#b.example",
                        "a\\046b.example",
                        "%23'\";--.example",
                        "_dmarc.x.example",
                        "a/b=c+d.example",
                        "x".repeat(63)
                                + "."
                                + "y".repeat(63)
                                + "."
                                + "z".repeat(63)
                                + "."
                                + "w".repeat(61));
        for (String team : List.of("T1", "T#1", "T%231", "T1' OR 1=1", "")) {
            for (String name : names) {
                saved(watched(team, name).remembering(leadingTo(name)));
                assertThat(due(key(team, name), Duration.ofHours(1))).contains(key(team, name));
                assertThat(leading(team, name)).containsExactly(key(team, name));
                store.learn(key(team, name), List.of("s'1\u0000\u00e9"), NOW);
                assertThat(store.learnt(key(team, name))).containsExactly("s'1\u0000\u00e9");
            }
            assertThat(all(from -> store.watches(team, from, 2)))
                    .extracting(key -> key.domain().toString())
                    .containsExactlyInAnyOrderElementsOf(names);
            assertThat(store.count(team)).isEqualTo(names.size());
        }
    }

    @Test
    void keeps_the_largest_memory_there_may_be() {
        var random = new Random(3);
        var records =
                Stream.generate(() -> Long.toString(random.nextLong(), 36)).limit(12_000).toList();
        var aspect = new Aspect(Aspect.Kind.SPF, DomainName.of("acme.example"));
        var memory = SampleWatches.remembering(aspect, records);
        var watched = saved(watched("T1", "acme.example").remembering(memory));

        assertThat(watched.memory()).isEqualTo(memory);
    }

    @Test
    void alerts_are_saved_like_watches() {
        var alert = alert("T1", "id1", NOW);
        assertThat(store.save(alert)).isTrue();
        assertThat(store.save(alert)).isFalse();

        var first = store.alert("T1", "id1").orElseThrow();
        assertThat(first.version()).isEqualTo(1);
        assertThat(store.save(telling(first, Alert.Progress.SENDING))).isTrue();
        assertThat(store.save(told(first))).isFalse();
        assertThat(store.alert("T1", "id1"))
                .get()
                .extracting(Alert::version, Alert::tellings)
                .containsExactly(2L, telling(first, Alert.Progress.SENDING).tellings());
        assertThat(store.alert("T2", "id1")).isEmpty();
    }

    @Test
    void of_many_tellers_at_once_one_wins() throws Exception {
        store.save(alert("T1", "id1", NOW));
        var alert = store.alert("T1", "id1").orElseThrow();

        assertThat(race(8, _ -> store.save(telling(alert, Alert.Progress.SENDING))))
                .containsOnlyOnce(true);
    }

    @Test
    void lists_alerts_by_their_time() {
        for (int i : List.of(3, 1, 2, 5, 4)) {
            store.save(alert("T1", "id" + i, NOW.plusSeconds(i).plusNanos(i)));
        }
        store.save(alert("T2", "other", NOW));

        assertThat(alerts("T1", Instant.EPOCH)).containsExactly("id1", "id2", "id3", "id4", "id5");
        assertThat(alerts("T1", NOW.plusSeconds(3))).containsExactly("id3", "id4", "id5");
        assertThat(alerts("T1", NOW.plusSeconds(6))).isEmpty();
        assertThat(all(from -> store.alerts("T1", NOW, from, 2)))
                .extracting(Alert::id)
                .containsExactly("id1", "id2", "id3", "id4", "id5");
    }

    @Test
    void lists_what_has_still_to_be_sent_until_it_was() {
        store.save(alert("T1", "a", NOW));
        store.save(alert("T2", "b", NOW));
        store.save(told(alert("T3", "c", NOW)));
        assertThat(unfinished()).containsExactlyInAnyOrder("a", "b");
        assertThat(all(from -> store.unfinished(from, 1))).hasSize(2);

        store.save(told(store.alert("T1", "a").orElseThrow()));
        assertThat(unfinished()).containsExactly("b");

        store.save(telling(store.alert("T1", "a").orElseThrow(), Alert.Progress.OUTDATED));
        assertThat(unfinished()).containsExactlyInAnyOrder("a", "b");
        assertThat(store.alert("T1", "a").orElseThrow().version()).isEqualTo(3);
    }

    @Test
    void alerts_are_gone_after_their_time() {
        store.save(alert("T1", "id1", clock.instant()));
        clock.pass(WatchStore.KEPT.minusSeconds(1));
        assertThat(alerts("T1", Instant.EPOCH)).containsExactly("id1");
        assertThat(unfinished()).containsExactly("id1");

        clock.pass(Duration.ofSeconds(1));
        assertThat(store.alert("T1", "id1")).isEmpty();
        assertThat(alerts("T1", Instant.EPOCH)).isEmpty();
        assertThat(unfinished()).isEmpty();
        assertThat(store.save(alert("T1", "id1", clock.instant()))).isTrue();
        assertThat(alerts("T1", Instant.EPOCH)).containsExactly("id1");
    }

    @Test
    void learns_the_last_selectors() {
        var key = key("T1", "acme.example");
        store.learn(key, List.of("s1", "s2"), NOW);
        store.learn(key, List.of("s3"), NOW.plusSeconds(1));
        store.learn(key, List.of("s1"), NOW.plusSeconds(2));
        store.learn(key, List.of("s3"), NOW.minusSeconds(9));
        store.learn(key, List.of(), NOW.plusSeconds(3));

        assertThat(store.learnt(key)).containsExactly("s1", "s3", "s2");
        assertThat(store.learnt(key("T2", "acme.example"))).isEmpty();
        assertThat(store.learnt(key("T1", "x.acme.example"))).isEmpty();

        for (int i = 0; i < 30; i++) {
            store.learn(key, List.of("n" + i), NOW.plusSeconds(10 + i));
        }
        assertThat(store.learnt(key)).hasSize(WatchStore.SELECTORS).startsWith("n29", "n28");
    }

    private static SeenMessage seen(String author, String result, Instant at) {
        var name = new DomainName(author);
        return new SeenMessage(
                name,
                List.of(new SeenMessage.Spf(name, result)),
                true,
                List.of(
                        new SeenMessage.Signature(name, "s1", "pass"),
                        new SeenMessage.Signature(new DomainName("v.example"), "", "")),
                at);
    }

    @Test
    void keeps_the_last_message_of_each_domain_for_who_had_it_diagnosed() {
        var ann = new Place("T1", "C1", "U1");
        var first = seen("acme.example", "fail", clock.instant());
        var last = seen("acme.example", "pass", clock.instant().plusSeconds(9));
        var other = seen("other.example", "", clock.instant());
        store.messages().keep(ann, first);
        store.messages().keep(ann, last);
        store.messages().keep(ann, other);

        var elsewhere = new Place("T1", "C2", "U1");
        assertThat(store.messages().last(elsewhere, last.author())).contains(last);
        assertThat(store.messages().last(ann, other.author())).contains(other);
        assertThat(store.messages().last(new Place("T1", "C1", "U2"), last.author())).isEmpty();
        assertThat(store.messages().last(new Place("T2", "C1", "U1"), last.author())).isEmpty();
    }

    @Test
    void a_message_is_gone_after_its_time() {
        var ann = new Place("T1", "C1", "U1");
        var seen = seen("acme.example", "pass", clock.instant());
        store.messages().keep(ann, seen);

        clock.pass(LastMessages.KEPT.minusSeconds(2));
        assertThat(store.messages().last(ann, seen.author())).contains(seen);
        clock.pass(Duration.ofSeconds(3));
        assertThat(store.messages().last(ann, seen.author())).isEmpty();
    }

    @Test
    void nothing_that_is_learnt_at_once_is_lost() throws Exception {
        var key = key("T1", "acme.example");

        race(
                6,
                i -> {
                    store.learn(key, List.of("s" + i), NOW);
                    return true;
                });
        assertThat(store.learnt(key)).containsExactly("s0", "s1", "s2", "s3", "s4", "s5");
    }

    @Test
    void hands_a_minute_on_once() throws Exception {
        assertThat(store.handOn("checks", -1, 10)).isTrue();
        assertThat(store.handedOn("checks")).isEqualTo(10);
        assertThat(store.handOn("checks", -1, 11)).isFalse();
        assertThat(store.handOn("checks", 9, 11)).isFalse();
        assertThat(race(8, _ -> store.handOn("checks", 10, 11))).containsOnlyOnce(true);
        assertThat(store.handedOn("checks")).isEqualTo(11);
        assertThat(store.handedOn("digests")).isEqualTo(-1);
        assertThat(race(8, _ -> store.handOn("digests", -1, 1))).containsOnlyOnce(true);
    }

    @Test
    void forgets_a_workspace_and_no_other() {
        var seen = seen("d1.example", "pass", clock.instant());
        for (String team : List.of("T1", "T2")) {
            for (int i = 0; i < 30; i++) {
                saved(watched(team, "d" + i + ".example").remembering(leadingTo("x.example")));
            }
            store.save(alert(team, "id1", NOW));
            store.save(told(alert(team, "id2", NOW)));
            store.learn(key(team, "d1.example"), List.of("s1"), NOW);
            store.messages().keep(new Place(team, "C1", "U1"), seen);
        }
        store.handOn("checks", -1, 5);

        store.forget("T1");
        store.forget("T3");

        assertThat(store.find(key("T1", "d1.example"))).isEmpty();
        assertThat(watches("T1")).isEmpty();
        assertThat(leading("T1", "x.example")).isEmpty();
        assertThat(due(key("T1", "d1.example"), Duration.ofHours(1)))
                .doesNotContain(key("T1", "d1.example"));
        assertThat(store.count("T1")).isZero();
        assertThat(store.alert("T1", "id1")).isEmpty();
        assertThat(alerts("T1", Instant.EPOCH)).isEmpty();
        assertThat(store.learnt(key("T1", "d1.example"))).isEmpty();
        assertThat(store.messages().last(new Place("T1", "C1", "U1"), seen.author())).isEmpty();
        assertThat(store.messages().last(new Place("T2", "C1", "U1"), seen.author()))
                .contains(seen);
        assertThat(store.teams()).containsExactly("T2");
        assertThat(store.count("T2")).isEqualTo(30);
        assertThat(unfinished()).containsExactly("id1");
        assertThat(alerts("T2", Instant.EPOCH)).containsExactly("id1", "id2");
        assertThat(store.learnt(key("T2", "d1.example"))).containsExactly("s1");
        assertThat(store.handedOn("checks")).isEqualTo(5);
        assertThat(store.save(watched("T1", "d1.example"))).isTrue();
    }

    @Test
    void a_store_that_fails_says_so_and_never_that_there_is_nothing() throws Exception {
        var watched = saved(watched("T1", "acme.example"));
        store.save(alert("T1", "id1", NOW));
        breakDown();

        var place = new Place("T1", "C1", "U1");
        var seen = seen("acme.example", "pass", clock.instant());
        var key = watched.key();
        var slot = Slots.of(key, Duration.ofHours(1));
        for (Runnable operation :
                List.<Runnable>of(
                        () -> store.find(key),
                        () -> store.findAll(List.of(key)),
                        () -> store.save(watched),
                        () -> store.save(watched("T1", "new.example")),
                        () -> store.remove(watched),
                        () -> store.due(slot, "", 1),
                        () -> store.watches("T1", "", 1),
                        () -> store.count("T1"),
                        store::teams,
                        () -> store.leadingTo("T1", key.domain(), "", 1),
                        () -> store.alert("T1", "id1"),
                        () -> store.save(alert("T1", "id2", NOW)),
                        () -> store.alerts("T1", NOW, "", 1),
                        () -> store.unfinished("", 1),
                        () -> store.learn(key, List.of("s1"), NOW),
                        () -> store.learnt(key),
                        () -> store.messages().keep(place, seen),
                        () -> store.messages().last(place, seen.author()),
                        () -> store.handedOn("checks"),
                        () -> store.handOn("checks", -1, 1),
                        () -> store.forget("T1"))) {
            assertThatThrownBy(operation::run)
                    .isInstanceOf(WatchStore.Unavailable.class)
                    .hasMessageNotContainingAny("T1", "acme");
        }
    }
}

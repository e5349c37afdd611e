package dev.dmarcdesk.bot.watch;

import static dev.dmarcdesk.ForAll.oneOf;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Memory;
import dev.dmarcdesk.watch.Observed;
import dev.dmarcdesk.watch.Snapshot;
import dev.dmarcdesk.watch.Standing;
import dev.dmarcdesk.watch.Streak;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Watches and alerts for tests: a plain one of each, and any there can be.
public final class SampleWatches {
    public static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    /// What records and people may hold: quotes, controls, octets above ASCII, half a pair.
    private static final String HOSTILE = "ab=;. \"\\\u0000\n\u007f\u00e9\u00ff\u20ac\ud83d<>&@#";

    private SampleWatches() {}

    /// What a watch is found by.
    public static WatchKey key(String team, String domain) {
        return new WatchKey(team, DomainName.of(domain));
    }

    /// A new watch of one channel, hourly.
    public static Watched watched(String team, String domain) {
        return new Watched(key(team, domain), List.of(every(Duration.ofHours(1))), Memory.NONE, 0);
    }

    static Subscription every(Duration every) {
        return new Subscription("C1", "U1", NOW, every, "", Instant.EPOCH, Instant.EPOCH);
    }

    /// A memory of an SPF record that leads to these names.
    public static Memory leadingTo(String... names) {
        var aspects = new TreeMap<Aspect, Observed>();
        for (String name : names) {
            aspects.put(
                    new Aspect(Aspect.Kind.INCLUDED_SPF, DomainName.of(name)),
                    new Observed.Published(List.of("-all"), List.of("v=spf1 -all")));
        }
        return remembering(aspects);
    }

    /// A memory of one thing that is published.
    static Memory remembering(Aspect aspect, List<String> records) {
        var aspects = new TreeMap<Aspect, Observed>();
        aspects.put(aspect, new Observed.Published(records, records));
        return remembering(aspects);
    }

    private static Memory remembering(SortedMap<Aspect, Observed> aspects) {
        return new Memory(
                new Memory.Known.State(new Snapshot(aspects, standing(new Random(1))), NOW),
                new TreeMap<>(),
                new TreeMap<>(),
                new Memory.Outage.None(),
                List.of(),
                new TreeMap<>());
    }

    /// An alert of which nothing was told yet.
    public static Alert alert(String team, String id, Instant at) {
        return Alert.found(
                key(team, "acme.example"),
                id,
                Alert.Kind.CHANGE,
                List.of(),
                page(new Random(1)),
                at,
                List.of(Alert.Telling.in("C1", false)));
    }

    /// The same, told.
    static Alert told(Alert alert) {
        return telling(alert, Alert.Progress.TOLD);
    }

    /// The same with a telling that came so far.
    public static Alert telling(Alert alert, Alert.Progress progress) {
        return alert.with(new Alert.Telling("C1", progress, "1.2", 0, Instant.EPOCH));
    }

    static Watched anyWatched(Random random) {
        return new Watched(
                key("T1", "acme.example"),
                some(random, 1, SampleWatches::subscription),
                memory(random),
                random.nextInt(100));
    }

    private static Subscription subscription(Random random) {
        return new Subscription(
                text(random),
                text(random),
                instant(random),
                oneOf(random, Slots.INTERVALS),
                text(random),
                instant(random),
                instant(random));
    }

    static Memory memory(Random random) {
        return new Memory(
                random.nextInt(5) == 0
                        ? new Memory.Known.Nothing()
                        : new Memory.Known.State(snapshot(random), instant(random)),
                aspects(random, r -> new Memory.Sighting(observed(r), streak(r))),
                aspects(random, SampleWatches::streak),
                random.nextBoolean()
                        ? new Memory.Outage.None()
                        : new Memory.Outage.Since(
                                instant(random),
                                instant(random),
                                new TreeSet<>(some(random, 1, SampleWatches::aspect))),
                some(
                        random,
                        0,
                        r ->
                                new Memory.Told(
                                        instant(r),
                                        new TreeSet<>(some(r, 1, SampleWatches::aspect)))),
                aspects(random, SampleWatches::instant));
    }

    private static <T> SortedMap<Aspect, T> aspects(Random random, Function<Random, T> value) {
        var aspects = new TreeMap<Aspect, T>();
        some(random, 0, SampleWatches::aspect)
                .forEach(aspect -> aspects.put(aspect, value.apply(random)));
        return aspects;
    }

    private static Streak streak(Random random) {
        return new Streak(instant(random), instant(random), 1 + random.nextInt(3));
    }

    private static Snapshot snapshot(Random random) {
        return new Snapshot(aspects(random, SampleWatches::observed), standing(random));
    }

    private static Standing standing(Random random) {
        var findings = new TreeMap<String, Severity>();
        some(random, 0, r -> oneOf(r, List.of("spf.void-lookups", "dmarc.none", "mx.null")))
                .forEach(code -> findings.put(code, oneOf(random, List.of(Severity.values()))));
        return new Standing(
                oneOf(random, List.of(Level.values())),
                oneOf(random, List.of("", "none", "quarantine", "reject")),
                random.nextInt(30) - 1,
                random.nextInt(4) - 1,
                findings,
                some(random, 0, SampleWatches::text));
    }

    private static Aspect aspect(Random random) {
        String name =
                oneOf(random, List.of(".", "acme.example", "_dmarc.acme.example", "a\\046b\"#.x"));
        return new Aspect(oneOf(random, List.of(Aspect.Kind.values())), DomainName.of(name));
    }

    private static Observed observed(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Observed.Nothing();
            case 1 -> new Observed.Unknown(oneOf(random, List.of(Answer.Reason.values())));
            default ->
                    new Observed.Published(
                            some(random, 0, SampleWatches::text),
                            some(random, 0, SampleWatches::text));
        };
    }

    static Alert anyAlert(Random random) {
        return new Alert(
                "T1",
                "id1",
                oneOf(random, List.of(Alert.Kind.values())),
                some(random, 1, r -> aspect(r).name()),
                some(
                        random,
                        0,
                        r ->
                                new Alert.Shift(
                                        aspect(r).name(),
                                        aspect(r),
                                        observed(r),
                                        observed(r),
                                        instant(r))),
                page(random),
                new TreeMap<>(Map.of(text(random), page(random))),
                instant(random),
                random.nextBoolean(),
                oneOf(random, List.of(Alert.State.values())),
                some(
                        random,
                        0,
                        r ->
                                new Alert.Word(
                                        text(r),
                                        instant(r),
                                        oneOf(r, List.of(Alert.Saying.values())),
                                        text(r))),
                some(
                        random,
                        0,
                        r ->
                                new Alert.Telling(
                                        text(r),
                                        oneOf(r, List.of(Alert.Progress.values())),
                                        text(r),
                                        random.nextInt(9),
                                        instant(r))),
                some(
                        random,
                        0,
                        r ->
                                new Alert.Errand(
                                        oneOf(r, List.of(Alert.Matter.values())),
                                        text(r),
                                        text(r),
                                        oneOf(r, List.of(Alert.Progress.values())),
                                        r.nextInt(9),
                                        instant(r))),
                random.nextInt(100));
    }

    /// Control characters in pages are not kept: they could not be seen anyway.
    private static Document page(Random random) {
        String hostile = text(random).replace('\u0000', '?');
        return new Document(
                oneOf(random, List.of(Tone.values())),
                Sentence.of("acme.example changed %s", hostile),
                Sentence.NONE,
                List.of(
                        new Block.Listing(hostile),
                        new Block.Choices(
                                List.of(
                                        new Choice("Check", "check acme.example"),
                                        new Choice("Not us", "not-us 1", Choice.Weight.GRAVE)))));
    }

    private static Instant instant(Random random) {
        return random.nextInt(3) == 0
                ? Instant.EPOCH
                : Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000));
    }

    private static String text(Random random) {
        return ForAll.text(random, HOSTILE, 8);
    }

    private static <T> List<T> some(Random random, int least, Function<Random, T> one) {
        var some = new ArrayList<T>();
        for (int i = least + random.nextInt(3); i > 0; i--) {
            some.add(one.apply(random));
        }
        return some;
    }
}

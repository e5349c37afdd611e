package dev.dmarcdesk.watch;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.report.Level;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A domain whose records change, whose servers fail and lag, and that is looked at through a
/// resolver that lies, by a clock that may jump.
final class SimulatedDomain {
    static final List<Aspect> ASPECTS =
            List.of("dmarc", "spf", "dkim-key:s1", "mx", "mta-sts-policy").stream()
                    .map(Watching::aspect)
                    .toList();
    private static final List<String> VALUES = List.of("a", "b", "c", "-");
    private static final DomainName ONE = DomainName.of("ns1.watched.example");
    private static final DomainName OTHER = DomainName.of("ns2.watched.example");

    private final Random random;
    private final Map<Aspect, Observed> truth = new TreeMap<>();
    private final Map<Aspect, Observed> former = new TreeMap<>();
    private final List<Told> told = new ArrayList<>();
    private Memory memory = Memory.NONE;
    private Instant at = Instant.parse("2026-03-02T00:00:00Z");

    /// What was told, and of which look.
    record Told(Look look, Memory before, Step step) {}

    SimulatedDomain(long seed) {
        this.random = new Random(seed);
        ASPECTS.forEach(aspect -> truth.put(aspect, anything()));
        former.putAll(truth);
    }

    Random random() {
        return random;
    }

    /// Publishes something else at an aspect.
    void change(Aspect aspect) {
        Observed before = truth.getOrDefault(aspect, Watching.observed("-"));
        Observed now = anything();
        while (!now.contradicts(before)) {
            now = anything();
        }
        former.put(aspect, before);
        truth.put(aspect, now);
    }

    void wait(Duration time) {
        at = at.plus(time);
    }

    /// A look when everybody answers and tells the truth.
    Look calm() {
        var words = new TreeMap<Aspect, List<Observed>>();
        truth.forEach((aspect, one) -> words.put(aspect, List.of(one, one)));
        return look(truth, words);
    }

    /// A look when some do not answer, and some that do tell something else. A resolver lies only
    /// while the zone's own servers can be asked: nobody could know better.
    Look troubled() {
        var seen = new TreeMap<Aspect, Observed>();
        var words = new TreeMap<Aspect, List<Observed>>();
        truth.forEach((aspect, one) -> {
            var silent = Watching.observed("?");
            boolean reachable = random.nextInt(4) > 0;
            var resolved = random.nextInt(3) == 0 ? one : otherwise(aspect, reachable);
            seen.put(aspect, random.nextInt(3) == 0 ? silent : resolved);
            var lagging = random.nextInt(3) == 0 ? former.getOrDefault(aspect, one) : one;
            words.put(aspect, reachable ? List.of(one, lagging) : List.of(silent, silent));
        });
        return look(seen, words);
    }

    private Observed otherwise(Aspect aspect, boolean reachable) {
        var one = truth.getOrDefault(aspect, Watching.observed("?"));
        return reachable ? ForAll.oneOf(random, List.of(one, anything())) : one;
    }

    private Look look(Map<Aspect, Observed> seen, Map<Aspect, List<Observed>> words) {
        var standing = new Standing(Level.GOOD, "none", 0, 0, new TreeMap<>(), List.of());
        var snapshot = new Snapshot(new TreeMap<>(seen), standing);
        var testimonies =
                Vigilance.suspects(memory, snapshot).stream()
                        .map(aspect -> testimony(aspect, words.getOrDefault(aspect, List.of())))
                        .toList();
        return new Look(at, snapshot, testimonies);
    }

    private static Testimony testimony(Aspect aspect, List<Observed> said) {
        var words = new ArrayList<Testimony.Word>();
        said.forEach(one -> words.add(new Testimony.Word(words.isEmpty() ? ONE : OTHER, one)));
        return new Testimony(aspect, words);
    }

    /// Takes a look into account.
    Step take(Look look) {
        Memory before = memory;
        Step step = Vigilance.step(before, look);
        memory = step.memory();
        told.add(new Told(look, before, step));
        return step;
    }

    List<Told> told() {
        return told;
    }

    Memory memory() {
        return memory;
    }

    Map<Aspect, Observed> truth() {
        return truth;
    }

    /// What was told of one aspect: each thing it became, in order.
    List<Observed> toldOf(Aspect aspect) {
        var all = new ArrayList<Observed>();
        for (Told one : told) {
            for (Tiding tiding : one.step().tidings()) {
                if (tiding instanceof Tiding.Changed changed
                        && changed.aspects().contains(aspect)) {
                    all.add(changed.after().aspects().getOrDefault(aspect, NOT_THERE));
                }
            }
        }
        return all;
    }

    private static final Observed NOT_THERE = Watching.observed("?");

    private Observed anything() {
        return Watching.observed(ForAll.oneOf(random, VALUES));
    }
}

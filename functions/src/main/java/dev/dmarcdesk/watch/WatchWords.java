package dev.dmarcdesk.watch;

import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.watch.Aspect.Kind;
import dev.dmarcdesk.watch.Memory.Known;
import dev.dmarcdesk.watch.Memory.Outage;
import dev.dmarcdesk.watch.WatchPages.Watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// A watched domain in a line.
final class WatchWords {
    /// Those that somebody should look after first.
    private static final List<Tone> URGENCY =
            List.of(Tone.BAD, Tone.UNKNOWN, Tone.WARNING, Tone.SKIPPED, Tone.NOTICE, Tone.GOOD);

    private WatchWords() {}

    /// `1 domain`, `14 domains`.
    static Inline domains(int count) {
        return new Inline.Plain(count == 1 ? "1 domain is" : count + " domains are");
    }

    /// How many of them have errors; no words for none.
    static Sentence wrong(List<Watch> watches) {
        long bad = watches.stream().filter(watch -> tone(watch) == Tone.BAD).count();
        return bad == 0 ? Sentence.NONE : Sentence.of(", %d with errors", bad);
    }

    /// What its first look saw.
    static Sentence begun(Watch watch) {
        return Sentence.of("%s %s", new Inline.Mark(tone(watch)), said(watch));
    }

    /// The same without its sign, which is no word.
    static Sentence said(Watch watch) {
        return Sentence.of(
                "%s: %s", new Inline.Strong(watch.domain().toString()), begun(watch.memory()));
    }

    private static Sentence begun(Memory memory) {
        return switch (memory.known()) {
            case Known.Nothing _ ->
                    Sentence.of(
                            "what it publishes at the first look is what changes are measured against.");
            case Known.State(var snapshot, _) ->
                    Sentence.of("%s. %s", policies(snapshot), details(snapshot.standing()));
        };
    }

    /// How often they are looked at, and when next.
    static Sentence when(List<Watch> watches, Instant now) {
        var every = watches.stream().map(Watch::every).distinct().toList();
        var often =
                every.size() == 1
                        ? Sentence.of(
                                "Looked at every %s",
                                new Inline.Plain(Moments.each(every.getFirst())))
                        : Sentence.of("Looked at as often as was asked");
        return watches.size() == 1
                ? Sentence.of(
                        "%s, next at %s.", often, Moments.clock(watches.getFirst().next(), now))
                : Sentence.of("%s.", often);
    }

    /// What acts on the mail of a domain; what could not be looked up is not called missing.
    private static Sentence policies(Snapshot snapshot) {
        var spf = spf(snapshot);
        return spf.isEmpty() ? dmarc(snapshot) : Sentence.of("%s, %s", dmarc(snapshot), spf);
    }

    private static Sentence dmarc(Snapshot snapshot) {
        String policy = snapshot.standing().policy();
        if (policy.isEmpty()) {
            return sees(snapshot, Kind.DMARC, Observed.Unknown.class)
                    ? Sentence.of("DMARC not known")
                    : Sentence.of("no DMARC policy");
        }
        return Sentence.of("DMARC %s", new Inline.Plain(policy));
    }

    private static Sentence spf(Snapshot snapshot) {
        var standing = snapshot.standing();
        if (sees(snapshot, Kind.SPF, Observed.Unknown.class)) {
            return Sentence.of("SPF not known");
        }
        if (sees(snapshot, Kind.SPF, Observed.Nothing.class)) {
            return Sentence.of("no SPF");
        }
        return standing.spfLookups() < 0
                ? Sentence.NONE
                : Sentence.of(
                        "SPF with %s",
                        new Inline.Plain(
                                standing.spfLookups() == 1
                                        ? "1 lookup"
                                        : standing.spfLookups() + " lookups"));
    }

    private static boolean sees(Snapshot snapshot, Kind kind, Class<? extends Observed> observed) {
        return snapshot.aspects().entrySet().stream()
                .anyMatch(entry ->
                        entry.getKey().kind() == kind && observed.isInstance(entry.getValue()));
    }

    private static Sentence details(Standing standing) {
        var wrong = wrong(standing);
        if (!wrong.isEmpty()) {
            return Sentence.of("Already wrong: %s.", wrong);
        }
        return switch (standing.level()) {
            case GOOD -> Sentence.of("Nothing is wrong.");
            case ATTENTION, BAD ->
                    Sentence.of("Nothing is broken; %s tells what could be better.", "check");
            case UNKNOWN -> Sentence.of("Not everything could be looked up; it is tried again.");
        };
    }

    /// The first error, and how many there are besides; no words for none.
    private static Sentence wrong(Standing standing) {
        var wrong =
                standing.findings().entrySet().stream()
                        .filter(entry -> entry.getValue() == Severity.ERROR)
                        .map(Map.Entry::getKey)
                        .toList();
        if (wrong.isEmpty()) {
            return Sentence.NONE;
        }
        var first = Faults.words(wrong.getFirst());
        return wrong.size() == 1 ? first : Sentence.of("%s, and %d more", first, wrong.size() - 1);
    }

    /// What the sign says, in words: what is wrong, or else what there is.
    private static Sentence verdict(Snapshot snapshot) {
        var standing = snapshot.standing();
        var wrong = wrong(standing);
        if (!wrong.isEmpty()) {
            return Sentence.of("%s. Wrong: %s", dmarc(snapshot), wrong);
        }
        return Sentence.of(
                "%s%s",
                policies(snapshot),
                switch (standing.level()) {
                    case GOOD -> Sentence.NONE;
                    case ATTENTION, BAD -> warnings(standing);
                    case UNKNOWN -> Sentence.of(". Not everything could be looked up");
                });
    }

    private static Sentence warnings(Standing standing) {
        long count = standing.findings().values().stream().filter(Severity.WARNING::equals).count();
        return count == 1
                ? Sentence.of(". 1 warning")
                : count == 0 ? Sentence.NONE : Sentence.of(". %d warnings", count);
    }

    /// Those first that somebody should look after.
    static List<Watch> sorted(List<Watch> watches) {
        return watches.stream()
                .sorted(Comparator.comparingInt(watch -> URGENCY.indexOf(tone(watch))))
                .toList();
    }

    static List<Sentence> row(Watch watch, Instant now) {
        var cells = new ArrayList<Sentence>();
        cells.add(Sentence.of("%s", watch.domain().toString()));
        cells.add(Sentence.of("%s %s", new Inline.Mark(tone(watch)), state(watch, now)));
        cells.add(
                switch (watch.memory().known()) {
                    case Known.Nothing _ -> Sentence.of("–");
                    case Known.State(_, var since) ->
                            Sentence.of("%s", new Inline.Plain(Moments.day(since)));
                });
        cells.add(Sentence.of("%s", new Inline.Plain(Moments.each(watch.every()))));
        return cells;
    }

    /// The same as [#row] in a line.
    static Sentence item(Watch watch, Instant now) {
        Sentence since =
                switch (watch.memory().known()) {
                    case Known.Nothing _ -> Sentence.NONE;
                    case Known.State(_, var at) ->
                            Sentence.of(" · unchanged since %s", new Inline.Plain(Moments.day(at)));
                };
        return Sentence.of(
                "%s %s: %s%s · next look %s",
                new Inline.Mark(tone(watch)),
                watch.domain().toString(),
                state(watch, now),
                since,
                Moments.beside(watch.next(), now));
    }

    private static Sentence state(Watch watch, Instant now) {
        var state = state(watch.memory());
        return now.isBefore(watch.quietUntil())
                ? Sentence.of("%s; quiet until %s", state, Moments.plain(watch.quietUntil()))
                : state;
    }

    private static Sentence state(Memory memory) {
        if (memory.outage() instanceof Outage.Since(var since, _, var aspects)) {
            return Sentence.of(
                    "no answer for %s since %s", OutageWords.kinds(aspects), Moments.plain(since));
        }
        if (!memory.sightings().isEmpty()) {
            return Sentence.of("looks changed, is being confirmed");
        }
        return switch (memory.known()) {
            case Known.Nothing _ -> Sentence.of("not looked at yet");
            case Known.State(var snapshot, _) -> verdict(snapshot);
        };
    }

    private static Tone tone(Watch watch) {
        if (watch.memory().outage() instanceof Outage.Since) {
            return Tone.UNKNOWN;
        }
        return switch (watch.memory().known()) {
            case Known.Nothing _ -> Tone.SKIPPED;
            case Known.State(var snapshot, _) -> snapshot.standing().level().tone();
        };
    }

    /// The worst of all, where something is known to be bad.
    static Tone tone(List<Watch> watches) {
        var tones = watches.stream().map(WatchWords::tone).toList();
        if (tones.contains(Tone.BAD)) {
            return Tone.BAD;
        }
        return tones.contains(Tone.WARNING) || tones.contains(Tone.UNKNOWN)
                ? Tone.WARNING
                : Tone.GOOD;
    }
}

package dev.dmarcdesk.watch;

import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.watch.Memory.Known;
import dev.dmarcdesk.watch.Memory.Outage;
import dev.dmarcdesk.watch.WatchPages.Watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A watched domain in a line.
final class WatchWords {
    private WatchWords() {}

    /// `1 domain`, `14 domains`.
    static Inline domains(int count) {
        return new Inline.Plain(count == 1 ? "1 domain is" : count + " domains are");
    }

    /// What its first look saw, and when the next one is.
    static Sentence begun(Watch watch) {
        var when =
                Sentence.of(
                        "Looked at every %s, next at %s.",
                        new Inline.Plain(Moments.span(watch.every())), Moments.plain(watch.next()));
        var head =
                Sentence.of(
                        "%s %s",
                        new Inline.Mark(tone(watch)), new Inline.Strong(watch.domain().toString()));
        return switch (watch.memory().known()) {
            case Known.Nothing _ ->
                    Sentence.of(
                            "%s. What it publishes at the first look is what changes are measured against. %s",
                            head, when);
            case Known.State(var snapshot, _) ->
                    Sentence.of(
                            "%s: %s. %s %s",
                            head, standing(snapshot.standing()), wrong(snapshot.standing()), when);
        };
    }

    private static Sentence standing(Standing standing) {
        var policy =
                standing.policy().isEmpty()
                        ? Sentence.of("no DMARC policy")
                        : Sentence.of("DMARC %s", new Inline.Plain(standing.policy()));
        if (standing.spfLookups() < 0) {
            return policy;
        }
        return Sentence.of(
                "%s, SPF with %s",
                policy,
                new Inline.Plain(
                        standing.spfLookups() == 1
                                ? "1 lookup"
                                : standing.spfLookups() + " lookups"));
    }

    /// In one line: the worst of it.
    private static Sentence wrong(Standing standing) {
        var wrong =
                standing.findings().entrySet().stream()
                        .filter(entry -> entry.getValue() == Severity.ERROR)
                        .map(Map.Entry::getKey)
                        .toList();
        if (wrong.isEmpty()) {
            return standing.level() == Level.GOOD
                    ? Sentence.of("Nothing is wrong.")
                    : Sentence.of("Nothing is broken; %s tells what could be better.", "check");
        }
        var first = Codes.words(wrong.getFirst());
        return wrong.size() == 1
                ? Sentence.of("Already wrong: %s.", first)
                : Sentence.of("Already wrong: %s, and %d more.", first, wrong.size() - 1);
    }

    static List<Sentence> row(Watch watch, Instant now) {
        var cells = new ArrayList<Sentence>();
        cells.add(Sentence.of("%s", watch.domain().toString()));
        cells.add(Sentence.of("%s %s", new Inline.Mark(tone(watch)), state(watch, now)));
        cells.add(Sentence.of("%s", new Inline.Plain(Moments.span(watch.every()))));
        cells.add(
                switch (watch.memory().known()) {
                    case Known.Nothing _ -> Sentence.of("–");
                    case Known.State(_, var since) -> Sentence.of("%s", Moments.plain(since));
                });
        cells.add(Sentence.of("%s", Moments.plain(watch.next())));
        return cells;
    }

    /// The same as [#row] in a line.
    static Sentence item(Watch watch, Instant now) {
        Sentence since =
                switch (watch.memory().known()) {
                    case Known.Nothing _ -> Sentence.NONE;
                    case Known.State(_, var at) ->
                            Sentence.of(" · as it is since %s", new Inline.Plain(Moments.day(at)));
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
            case Known.State(var snapshot, _) -> standing(snapshot.standing());
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

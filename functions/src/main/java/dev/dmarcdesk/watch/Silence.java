package dev.dmarcdesk.watch;

import dev.dmarcdesk.watch.Memory.Outage;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What nobody answers for, and whether people should know.
///
/// @param unanswered the aspects, with the looks that saw it
/// @param outage what people were told
/// @param tidings what to tell them now
record Silence(SortedMap<Aspect, Streak> unanswered, Outage outage, List<Tiding> tidings) {
    /// How long nobody must have answered before people are told, and how long until they may be
    /// told of more.
    private static final Duration LONG = Duration.ofHours(6);

    /// What a look makes of it.
    ///
    /// @param certain what is known after it
    static Silence of(Memory memory, Snapshot certain, Look look) {
        var unanswered = unanswered(memory.unanswered(), look);
        var due = new TreeMap<>(unanswered);
        due.values().removeIf(streak -> !isLong(streak, look.at()));
        return switch (memory.outage()) {
            case Outage.None none ->
                    due.isEmpty()
                            ? new Silence(unanswered, none, List.of())
                            : told(unanswered, due, begun(due, look), certain, look);
            case Outage.Since since -> ongoing(since, unanswered, due, certain, look);
        };
    }

    private static boolean isLong(Streak streak, Instant at) {
        return streak.looks() >= Streak.ENOUGH && streak.age(at).compareTo(LONG) >= 0;
    }

    private static Silence ongoing(
            Outage.Since outage,
            SortedMap<Aspect, Streak> unanswered,
            SortedMap<Aspect, Streak> due,
            Snapshot certain,
            Look look) {
        if (outage.aspects().stream().allMatch(aspect -> isAnswered(aspect, certain, look))) {
            var answered = new Tiding.Answered(outage.since(), look.at(), look.seen());
            return new Silence(unanswered, new Outage.None(), List.of(answered));
        }
        boolean more =
                !outage.aspects().containsAll(due.keySet())
                        && Streak.areApart(outage.told(), look.at(), LONG);
        return more
                ? told(unanswered, due, outage, certain, look)
                : new Silence(unanswered, outage, List.of());
    }

    /// What stands below something that can not be looked up is no more answered than that.
    private static boolean isAnswered(Aspect aspect, Snapshot certain, Look look) {
        return look.seen().aspects().containsKey(aspect)
                ? look.seen().aspects().get(aspect).isKnown()
                : !Links.isLedTo(aspect) || !certain.aspects().containsKey(aspect);
    }

    private static Silence told(
            SortedMap<Aspect, Streak> unanswered,
            SortedMap<Aspect, Streak> due,
            Outage.Since outage,
            Snapshot certain,
            Look look) {
        var aspects = new TreeSet<>(due.keySet());
        var tiding =
                new Tiding.Unanswered(
                        begun(due, look).since(), look.at(), certain, look.seen(), aspects);
        aspects.addAll(outage.aspects());
        return new Silence(
                unanswered, new Outage.Since(outage.since(), look.at(), aspects), List.of(tiding));
    }

    private static Outage.Since begun(SortedMap<Aspect, Streak> due, Look look) {
        Instant since = Collections.min(due.values().stream().map(Streak::first).toList());
        return new Outage.Since(since, look.at(), new TreeSet<>(due.keySet()));
    }

    private static SortedMap<Aspect, Streak> unanswered(
            SortedMap<Aspect, Streak> before, Look look) {
        var unanswered = new TreeMap<Aspect, Streak>();
        look.seen()
                .aspects()
                .forEach((aspect, now) -> {
                    Streak streak = before.getOrDefault(aspect, Streak.of(look.at()));
                    if (Streak.isLate(streak.last(), look.at())) {
                        unanswered.put(aspect, streak);
                    } else if (!now.isKnown()) {
                        unanswered.put(aspect, streak.andNotLongAfter(look.at()));
                    }
                });
        return Collections.unmodifiableSortedMap(unanswered);
    }
}

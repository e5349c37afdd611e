package dev.dmarcdesk.watch;

import dev.dmarcdesk.watch.Memory.Known;
import dev.dmarcdesk.watch.Memory.Outage;
import dev.dmarcdesk.watch.Step.Next;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Decides when a change is believed, and what is told of it. An alert that was none costs more
/// trust than one that comes five minutes late; one that never comes costs more than both.
///
/// 1. *The first look is silent.* Nobody knows what was before it. The same holds for what could
///    not be looked up then, and for what nobody had asked for before, such as a selector just
///    learnt: the first that is seen of it is no change. A key that appears where none was found
///    before is one. The first look asks the zone's own servers too: what they say, where they all
///    say the same, is known instead of what a resolver says that lies or lags. Else its truth
///    would be told as a change one day. Where they disagree nothing is known yet.
/// 2. *Not knowing is never a change.* Where nobody answers, the last that was known stands, and
///    what hangs on it: the records below an include that can not be looked up are not gone. What
///    else the same look saw is judged all the same.
/// 3. *A change is believed when two looks in a row saw it*, the second soon after the first, and
///    all of the zone's own servers that answered the second agree: a resolver may lie, lag or have
///    asked the one server that was forgotten. While one of them contradicts, nothing is told.
///    Where none of them can be heard, it takes three looks, and the alert has to say so.
/// 4. *Every aspect for itself.* One that flaps, or is contradicted, does not keep another's change
///    from being told. What is believed at the same look is told together. What went or came
///    because another record leads there no longer, or now, is told with that record, its cause.
/// 5. *What was taken back before it was believed* leaves no trace. Taken back later, it is a
///    change.
/// 6. *An outage is told once*, when nobody answered for six hours and three looks, and once more
///    when it is over. That a domain does not exist is an answer.
/// 7. *What keeps changing is told three times a day*, and then once that it keeps changing. Until
///    it rests for a day nothing more is told of it; then that it does, and what it rests at, as a
///    change unless it is what was told last. The aspects are counted each for itself, so that
///    nobody can silence the watch over a policy by flapping a key; but no domain is told of more
///    than some ten times a day.
/// 8. *Clocks jump and messages come twice, late or never.* The same look twice is one look. One
///    that is older than what is known by minutes waited in a queue and says nothing any more;
///    older by more, the clock was set. No time is ever negative, and nothing is ever told because
///    of the clock alone.
///
/// No rule depends on how often there is a look, and no count grows for ever: as long as the domain
/// and its servers stay as they are, so does the memory.
public final class Vigilance {
    private Vigilance() {}

    /// What looks changed, or newly there, and should be asked of the zones' own servers before the
    /// look is judged. At the first look that is all that is the domain's own; what others publish
    /// that it leads to is much, and is asked when it changes.
    ///
    /// @param seen what the resolver says now
    public static SortedSet<Aspect> suspects(Memory memory, Snapshot seen) {
        return switch (memory.known()) {
            case Known.Nothing() -> ownAspects(seen);
            case Known.State(var known, _) -> suspects(known, seen);
        };
    }

    private static SortedSet<Aspect> ownAspects(Snapshot seen) {
        var own = new TreeSet<Aspect>();
        seen.aspects()
                .forEach((aspect, now) -> {
                    if (now.isKnown() && !Links.isLedTo(aspect)) {
                        own.add(aspect);
                    }
                });
        return Collections.unmodifiableSortedSet(own);
    }

    private static SortedSet<Aspect> suspects(Snapshot known, Snapshot seen) {
        var suspects = new TreeSet<Aspect>();
        seen.aspects()
                .forEach((aspect, now) -> {
                    var before = known.aspects().getOrDefault(aspect, now);
                    boolean isNew =
                            now instanceof Observed.Published
                                    && (!known.aspects().containsKey(aspect) || !before.isKnown());
                    if (isNew || before.contradicts(now)) {
                        suspects.add(aspect);
                    }
                });
        return Collections.unmodifiableSortedSet(suspects);
    }

    /// Takes a look into account.
    ///
    /// @param memory what is remembered of the looks before
    /// @param look with the testimonies on its [#suspects]
    public static Step step(Memory memory, Look look) {
        return switch (memory.known()) {
            case Known.Nothing() -> baseline(look);
            case Known.State(_, var since) when Streak.isLate(since, look.at()) ->
                    new Step(memory, List.of(), Next.IN_TURN);
            case Known.State state -> new Deliberation(memory, state, look).step();
        };
    }

    private static Step baseline(Look look) {
        Silence silence = Silence.of(Memory.NONE, look.seen(), look);
        var known = new TreeMap<Aspect, Observed>();
        look.seen()
                .aspects()
                .forEach((aspect, seen) ->
                        look.testimony(aspect)
                                .corrected(seen)
                                .ifPresent(truth -> known.put(aspect, truth)));
        var memory =
                new Memory(
                        new Known.State(new Snapshot(known, look.seen().standing()), look.at()),
                        new TreeMap<>(),
                        silence.unanswered(),
                        new Outage.None(),
                        List.of(),
                        new TreeMap<>());
        return new Step(memory, List.of(), Next.IN_TURN);
    }
}

package dev.dmarcdesk.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/// Lookups that several runs share: what one of them asked is not asked again for the next, and
/// whoever asks while a question is under way waits for the same answer. Safe for many threads.
///
/// A failure is shared with those who wait for it, but not for good: it is asked again for later
/// runs, because one lost packet must not make all of them blind; and no more than twice, because a
/// dead zone answers none of them.
///
/// @param <Q> what is asked
/// @param <A> what is answered, failures too
final class SharedLookups<Q, A> {
    /// How often one question is asked while it fails.
    static final int TRIES = 3;

    /// So many answers are remembered, and no more characters than [#MOST_TEXT]; then everybody
    /// asks for himself. A round of 25 audits asks 4,000 questions.
    private static final int MOST = 20_000;

    private static final long MOST_TEXT = 16L << 20;

    private final Function<Q, A> upstream;
    private final Predicate<A> failed;
    private final ToIntFunction<A> size;
    private final Object lock = new Object();
    private final Map<Q, Lookup<A>> lookups = new HashMap<>();
    private long text;

    /// @param upstream answers in bounded time, on a thread of its own
    /// @param failed whether an answer says that nothing is known
    /// @param size how many characters an answer has, about
    SharedLookups(Function<Q, A> upstream, Predicate<A> failed, ToIntFunction<A> size) {
        this.upstream = upstream;
        this.failed = failed;
        this.size = size;
    }

    private record Lookup<A>(CompletableFuture<A> answer, int tries) {}

    /// Asks, or waits for whoever asked before.
    ///
    /// @param patience how long to wait
    /// @param late the answer when that was not enough; others may still get theirs
    A ask(Q question, Duration patience, A late) {
        var answer = answer(question);
        return answer.isDone()
                ? answer.join()
                : answer.copy()
                        .completeOnTimeout(late, patience.toNanos(), TimeUnit.NANOSECONDS)
                        .join();
    }

    private CompletableFuture<A> answer(Q question) {
        Lookup<A> ours;
        synchronized (lock) {
            var known = lookups.get(question);
            if (known != null && !isWorthAnotherTry(known)) {
                return known.answer();
            }
            ours = new Lookup<>(new CompletableFuture<>(), known == null ? 1 : known.tries() + 1);
            if (known != null || hasRoom()) {
                lookups.put(question, ours);
            }
        }
        Thread.startVirtualThread(() -> resolve(question, ours.answer()));
        return ours.answer();
    }

    private boolean isWorthAnotherTry(Lookup<A> known) {
        return known.answer().isDone()
                && known.tries() < TRIES
                && failed.test(known.answer().join());
    }

    private boolean hasRoom() {
        return lookups.size() < MOST && text < MOST_TEXT;
    }

    /// An exception is our own mistake; whoever waits for the answer gets it too.
    private void resolve(Q question, CompletableFuture<A> answer) {
        try {
            var said = upstream.apply(question);
            synchronized (lock) {
                text += size.applyAsInt(said);
            }
            answer.complete(said);
        } catch (RuntimeException | Error mistake) {
            answer.completeExceptionally(mistake);
        }
    }
}

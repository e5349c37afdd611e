package dev.dmarcdesk.dns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;

/// One run's view of the DNS: asks each question once, so that the run sees one state of the world,
/// and never more questions than its budget. Questions asked together are asked at the same time,
/// each on a virtual thread, unless the answers are at hand: a thread costs ten times what it takes
/// to look into a zone.
public final class RecordingDns implements Dns {
    private final Dns upstream;
    private final int budget;
    private final Object lock = new Object();
    private final SequencedMap<Question, CompletableFuture<Answer>> answers = new LinkedHashMap<>();
    private int asked;

    /// @param upstream whom to ask; must be safe to ask from several threads
    /// @param budget how many different questions may be asked; the next ones answer TIMEOUT
    public RecordingDns(Dns upstream, int budget) {
        this.upstream = upstream;
        this.budget = budget;
    }

    @Override
    public Answer ask(Question question) {
        var entry = register(question);
        if (entry.ours()) {
            resolve(question, entry.answer());
        }
        return entry.answer().join();
    }

    @Override
    public List<Answer> askAll(List<Question> questions) {
        var entries = questions.stream().map(this::register).toList();
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            var question = questions.get(i);
            if (entry.ours() && isFromMemory()) {
                resolve(question, entry.answer());
            } else if (entry.ours()) {
                Thread.startVirtualThread(() -> resolve(question, entry.answer()));
            }
        }
        return entries.stream().map(entry -> entry.answer().join()).toList();
    }

    @Override
    public boolean isFromMemory() {
        return upstream.isFromMemory();
    }

    /// What was asked and answered up to now; questions still under way are left out.
    public Transcript transcript() {
        var done = new LinkedHashMap<Question, Answer>();
        synchronized (lock) {
            answers.forEach((question, answer) -> {
                if (answer.isDone()) {
                    done.put(question, answer.join());
                }
            });
            return new Transcript(done, asked);
        }
    }

    private record Entry(CompletableFuture<Answer> answer, boolean ours) {}

    private Entry register(Question question) {
        synchronized (lock) {
            var known = answers.get(question);
            if (known != null) {
                return new Entry(known, false);
            }
            boolean allowed = asked < budget;
            var answer =
                    allowed
                            ? new CompletableFuture<Answer>()
                            : CompletableFuture.completedFuture(overBudget());
            answers.put(question, answer);
            asked += allowed ? 1 : 0;
            return new Entry(answer, allowed);
        }
    }

    /// An exception is our own mistake; whoever waits for the answer gets it too, instead of
    /// waiting for ever.
    private void resolve(Question question, CompletableFuture<Answer> answer) {
        try {
            answer.complete(upstream.ask(question));
        } catch (RuntimeException | Error mistake) {
            answer.completeExceptionally(mistake);
        }
    }

    private Answer overBudget() {
        return new Answer.Unavailable(
                Answer.Reason.TIMEOUT,
                "Not asked: the budget of " + budget + " DNS questions for one run is used up.");
    }
}

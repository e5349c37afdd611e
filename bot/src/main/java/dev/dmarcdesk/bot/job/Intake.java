package dev.dmarcdesk.bot.job;

import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;

import java.time.Clock;

/// Takes a command line in: answers at once what can be answered at once, and queues the rest.
public final class Intake {
    /// What is said when the queue takes nothing.
    public static final Sentence QUEUE_IS_DOWN =
            Sentence.of(
                    "I could not take this in: my queue does not answer. Nothing was looked up;"
                            + " please try again in a minute.");

    private final Desk desk;
    private final JobQueue queue;
    private final Clock clock;

    /// @param desk reads the line
    /// @param queue takes the work
    /// @param clock says when it was asked
    public Intake(Desk desk, JobQueue queue, Clock clock) {
        this.desk = desk;
        this.queue = queue;
        this.clock = clock;
    }

    /// What to say at once, to the asker alone.
    public sealed interface Receipt {
        /// The whole answer.
        record Page(Document page) implements Receipt {}

        /// That the answer will follow, or why it will not.
        record Line(Sentence words) implements Receipt {}
    }

    /// Takes a line in.
    ///
    /// @param id the same for every delivery of this line; see [JobId]
    /// @param typed what was typed, or what a button carries
    /// @param replyTo who asked, and where
    public Receipt take(String id, String typed, ReplyTo replyTo) {
        return switch (desk.readTyped(typed)) {
            case Desk.Reading.Answer(var page) -> new Receipt.Page(page);
            case Desk.Reading.Later(var subject, _, _) ->
                    new Receipt.Line(
                            takeClick(id, typed, replyTo)
                                    ? Sentence.of("Looking at %s …", subject)
                                    : QUEUE_IS_DOWN);
        };
    }

    /// Takes a button's line in: there is no place to answer at once, so all of it is queued.
    ///
    /// @return whether it was
    public boolean takeClick(String id, String line, ReplyTo replyTo) {
        return queue.offer(new Job(id, line, replyTo, clock.instant()));
    }
}

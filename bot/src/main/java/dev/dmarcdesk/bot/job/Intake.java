package dev.dmarcdesk.bot.job;

import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.mail.Paste;

import java.time.Clock;

/// Takes a command line in: answers at once what can be answered at once, and queues the rest.
public final class Intake {
    /// What is said when the queue takes nothing.
    public static final Sentence QUEUE_IS_DOWN =
            Sentence.of(
                    "I could not take this in: my queue does not answer. Nothing was looked up;"
                            + " please try again in a minute.");

    /// What is said of a text that the queue can not carry.
    public static final Sentence TOO_LONG =
            Sentence.of(
                    "This is longer than I can take as text. Please send it as a file: up to 1 MiB,"
                            + " with %s, or to me in a direct message.",
                    "/dmarc headers");

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

        /// That a message has to be handed over.
        ///
        /// @param page how, where nothing better can be offered
        record Wanted(Document page) implements Receipt {}
    }

    /// What became of handing a job to the queue.
    public sealed interface Handover {
        /// It is there.
        record Queued() implements Handover {}

        /// It is not.
        record Refused(Sentence why) implements Handover {}
    }

    /// Takes a line in that was typed.
    ///
    /// @param id the same for every delivery of this line; see [JobId]
    /// @param typed what was typed
    /// @param replyTo who asked, and where
    public Receipt take(String id, String typed, ReplyTo replyTo) {
        return switch (desk.readTyped(typed)) {
            case Desk.Reading.Answer(var page) -> new Receipt.Page(page);
            case Desk.Reading.Wanted(var page) -> new Receipt.Wanted(page);
            case Desk.Reading.Later(var subject, _) ->
                    switch (queue(id, typed, Paste.Source.CHAT, new Attachment.None(), replyTo)) {
                        case Handover.Queued() ->
                                new Receipt.Line(Sentence.of("Looking at %s …", subject));
                        case Handover.Refused(var why) -> new Receipt.Line(why);
                    };
        };
    }

    /// Takes a line in that can not be answered at once, so all of it is queued.
    ///
    /// @param spelling what may have happened to the line on its way
    /// @param attachment what came with it
    public Handover queue(
            String id, String line, Paste.Source spelling, Attachment attachment, ReplyTo replyTo) {
        var job = new Job(id, line, spelling, attachment, replyTo, clock.instant());
        if (!JobJson.fits(job)) {
            return new Handover.Refused(TOO_LONG);
        }
        return queue.offer(job) ? new Handover.Queued() : new Handover.Refused(QUEUE_IS_DOWN);
    }
}

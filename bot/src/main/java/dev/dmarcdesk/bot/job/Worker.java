package dev.dmarcdesk.bot.job;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;

/// Does a job: runs its line and posts the page, once, however often the job is delivered.
///
/// One window remains: a process that dies between posting and remembering it. The lease then runs
/// out and the page is posted again; losing it instead would be worse.
public final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final Desk desk;
    private final Replies replies;
    private final JobLedger ledger;
    private final Clock clock;

    /// @param desk runs the line
    /// @param replies posts the page
    /// @param ledger remembers what was posted
    /// @param clock tells stale jobs
    public Worker(Desk desk, Replies replies, JobLedger ledger, Clock clock) {
        this.desk = desk;
        this.replies = replies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// What the queue should do with the job.
    public enum Outcome {
        /// Forget it.
        SETTLED,
        /// Deliver it again, or put it aside when that was the last time.
        AGAIN
    }

    /// Does a job. Never throws: whatever goes wrong, a stack that a hostile file filled among it,
    /// is this job's own trouble, not its neighbours'.
    ///
    /// @param lastTime whether the queue will not deliver it again; then its asker is told
    public Outcome work(Job job, boolean lastTime) {
        if (job.isStale(clock.instant())) {
            LOG.warn("{} dropped: nobody can be answered after 30 minutes", job.id());
            return Outcome.SETTLED;
        }
        try {
            return switch (ledger.claim(job.id())) {
                case FINISHED -> Outcome.SETTLED;
                case HELD -> Outcome.AGAIN;
                case GRANTED -> answer(job, lastTime);
            };
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed: {}", job.id(), Trouble.in(e));
            if (lastTime) {
                apologize(job);
            }
            return Outcome.AGAIN;
        }
    }

    private Outcome answer(Job job, boolean lastTime) {
        Replies.Delivery delivery;
        try {
            delivery = deliver(job);
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed: {}", job.id(), Trouble.in(e));
            delivery = Replies.Delivery.FAILED;
        }
        return switch (delivery) {
            case DELIVERED -> settled(job);
            case REFUSED -> {
                LOG.warn("{} could not be delivered: Slack refuses it", job.id());
                yield settled(job);
            }
            case FAILED -> {
                ledger.release(job.id());
                if (lastTime) {
                    apologize(job);
                }
                yield Outcome.AGAIN;
            }
        };
    }

    private Replies.Delivery deliver(Job job) {
        if (job.attachment() instanceof Attachment.Page(var sealed)) {
            return replies.share(job.replyTo(), sealed);
        }
        return switch (desk.read(
                job.line(), job.spelling(), job.attachment(), job.replyTo().place())) {
            case Desk.Reading.Answer(var page) -> replies.post(job.replyTo(), Audience.ASKER, page);
            case Desk.Reading.Wanted(var page) -> replies.post(job.replyTo(), Audience.ASKER, page);
            case Desk.Reading.Later(_, var lookup) ->
                    switch (lookup.run()) {
                        case Desk.Result.Page(var audience, var page) ->
                                replies.post(job.replyTo(), audience, page);
                        case Desk.Result.Done() -> Replies.Delivery.DELIVERED;
                        case Desk.Result.NotNow() -> Replies.Delivery.FAILED;
                    };
        };
    }

    /// The page is out: a ledger that fails now must not bring it out a second time.
    private Outcome settled(Job job) {
        try {
            ledger.finish(job.id());
        } catch (RuntimeException e) {
            LOG.error("{} was posted but not remembered: {}", job.id(), Trouble.in(e));
        }
        return Outcome.SETTLED;
    }

    private void apologize(Job job) {
        if (job.attachment() instanceof Attachment.Event) {
            return;
        }
        try {
            replies.post(job.replyTo(), Audience.ASKER, Apology.about(job));
        } catch (RuntimeException e) {
            LOG.error("{}: its asker could not be told: {}", job.id(), Trouble.in(e));
        }
    }
}

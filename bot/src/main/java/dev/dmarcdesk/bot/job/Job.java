package dev.dmarcdesk.bot.job;

import dev.dmarcdesk.mail.Paste;

import java.time.Duration;
import java.time.Instant;

/// A command line to run and whom to answer.
///
/// @param id the same for every delivery of the same click or command; see [JobId]
/// @param line what to run, as the grammar takes it
/// @param spelling what may have happened to the line on its way
/// @param attachment what came with it
/// @param replyTo where the result goes
/// @param askedAt when it was asked
public record Job(
        String id,
        String line,
        Paste.Source spelling,
        Attachment attachment,
        ReplyTo replyTo,
        Instant askedAt) {
    /// How long Slack takes answers to a command.
    private static final Duration ANSWERABLE = Duration.ofMinutes(30);

    /// A line typed into a chat, with nothing else.
    public Job(String id, String line, ReplyTo replyTo, Instant askedAt) {
        this(id, line, Paste.Source.CHAT, new Attachment.None(), replyTo, askedAt);
    }

    /// Whether an answer would come too late. What has to be forgotten has to be forgotten however
    /// late it is.
    public boolean isStale(Instant now) {
        boolean mustBeDone =
                attachment instanceof Attachment.Event(var happening)
                        && happening == Attachment.Happening.APP_REMOVED;
        return !mustBeDone && now.isAfter(askedAt.plus(ANSWERABLE));
    }

    /// Fit for a log: what was asked is nobody's business.
    @Override
    public String toString() {
        return "Job[" + id + "]";
    }
}

package dev.dmarcdesk.bot.job;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import java.util.List;

/// What is said when the fault is ours.
final class Apology {
    /// The longest line that is repeated, in characters.
    private static final int LONGEST = 255;

    private Apology() {}

    /// The page for a job that failed for the last time.
    ///
    /// @param job its id lets a report be found in the logs
    static Document about(Job job) {
        var words =
                Sentence.of(
                        "Something went wrong on my side, several times, so there is no result for"
                                + " %s. Please try again later; the reference is %s.",
                        subject(job), job.id());
        return new Document(
                Tone.UNKNOWN, Sentence.of("No result"), words, List.of(new Block.Paragraph(words)));
    }

    /// What the job was about; of a pasted text, that it was one.
    private static Inline subject(Job job) {
        boolean isCommand =
                job.attachment() instanceof Attachment.None
                        && job.line().length() <= LONGEST
                        && job.line().lines().count() == 1;
        return isCommand ? new Inline.Code(job.line()) : new Inline.Plain("what you handed over");
    }
}

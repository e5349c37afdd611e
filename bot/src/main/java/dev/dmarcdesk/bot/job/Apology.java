package dev.dmarcdesk.bot.job;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import java.util.List;

/// What is said when the fault is ours.
final class Apology {
    private Apology() {}

    /// The page for a job that failed for the last time.
    ///
    /// @param job its id lets a report be found in the logs
    static Document about(Job job) {
        var words =
                Sentence.of(
                        "Something went wrong on my side, several times, so there is no result for"
                                + " %s. Please try again later; the reference is %s.",
                        job.line(), job.id());
        return new Document(
                Tone.UNKNOWN, Sentence.of("No result"), words, List.of(new Block.Paragraph(words)));
    }
}

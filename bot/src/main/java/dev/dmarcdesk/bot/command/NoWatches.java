package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import java.util.List;

/// What is said of watches where there is no store to keep them in.
public final class NoWatches {
    private NoWatches() {}

    /// The page.
    public static Document page() {
        var words =
                Sentence.of("I can not watch anything: no store is set up here to keep watches in");
        return new Document(Tone.BAD, words, words, List.of());
    }
}

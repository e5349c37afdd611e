package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.bot.watch.Answer;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.bot.watch.WatchStore;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.report.Level;

import java.util.List;

/// Work about watches: says so when the store fails.
final class Watching {
    private Watching() {}

    /// What to do with the watches.
    @FunctionalInterface
    interface Deed {
        /// Does it.
        Answer in(WatchTools tools, Place place);
    }

    /// The work of a command.
    ///
    /// @param subject what was understood
    static Work.Looking work(Sentence subject, Deed deed) {
        return new Work.Looking(subject, (toolbox, place) -> outcome(toolbox, place, deed));
    }

    private static Outcome outcome(Toolbox toolbox, Place place, Deed deed) {
        try {
            return outcome(deed.in(toolbox.watching(), place));
        } catch (WatchStore.Unavailable e) {
            // In a chat the queue brings the job again, and it may work then.
            if (!place.isTerminal()) {
                throw e;
            }
            var words = Sentence.of("The store of the watches can not be used now");
            var page = new Document(Tone.UNKNOWN, words, words, List.of());
            return new Outcome.Judged(
                    page, Level.UNKNOWN, () -> WatchJson.write(page, Level.UNKNOWN, List.of()));
        }
    }

    private static Outcome outcome(Answer answer) {
        return switch (answer) {
            case Answer.Refused(var page) -> new Outcome.NotUnderstood(page);
            case Answer.Done(var page, var level, var watches) ->
                    new Outcome.Judged(page, level, () -> WatchJson.write(page, level, watches));
        };
    }
}

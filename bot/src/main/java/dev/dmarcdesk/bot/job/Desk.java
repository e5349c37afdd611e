package dev.dmarcdesk.bot.job;

import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;

/// The commands, as far as the bot needs to know them.
public interface Desk {
    /// What a line asks for that somebody typed into a chat. Looks nothing up.
    Reading readTyped(String line);

    /// What a line asks for that was written by ourselves, on a button, or was read before.
    Reading read(String line);

    /// What became of reading a line.
    sealed interface Reading {
        /// All there is to say is known at once: help, or what is wrong with the line.
        record Answer(Document page) implements Reading {}

        /// There is something to look up first.
        ///
        /// @param subject what was understood, such as the domain; never empty
        /// @param audience who sees the result
        /// @param lookup looks it up; may take as long as the run's deadline
        record Later(Sentence subject, Audience audience, Lookup lookup) implements Reading {}
    }

    /// Something to look up.
    @FunctionalInterface
    interface Lookup {
        /// Does it.
        Document run();
    }
}

package dev.dmarcdesk.bot.job;

import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.mail.Paste;

/// The commands, as far as the bot needs to know them.
public interface Desk {
    /// What a line asks for that somebody typed into a chat. Looks nothing up.
    Reading readTyped(String line);

    /// What a line asks for that was written by ourselves, on a button, or was read before.
    ///
    /// @param spelling what may have happened to it on its way
    /// @param attachment what came with it
    /// @param place where it was asked, and by whom
    Reading read(String line, Paste.Source spelling, Attachment attachment, Place place);

    /// What became of reading a line.
    sealed interface Reading {
        /// All there is to say is known at once: help, or what is wrong with the line.
        record Answer(Document page) implements Reading {}

        /// There is something to look up first.
        ///
        /// @param subject what was understood, such as the domain; never empty
        /// @param lookup looks it up; may take as long as the run's deadline
        record Later(Sentence subject, Lookup lookup) implements Reading {}

        /// A message has to be handed over first, by other means than the line.
        ///
        /// @param page how, where nothing better can be offered
        record Wanted(Document page) implements Reading {}
    }

    /// Something to look up.
    @FunctionalInterface
    interface Lookup {
        /// Does it.
        Result run();
    }

    /// What a lookup came to.
    sealed interface Result {
        /// A page.
        ///
        /// @param audience who sees it
        record Page(Audience audience, Document page) implements Result {}

        /// It is done, and nobody waits to hear of it.
        record Done() implements Result {}

        /// Nothing yet: something that was needed may be had later.
        record NotNow() implements Result {}
    }
}

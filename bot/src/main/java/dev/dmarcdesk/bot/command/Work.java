package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.mail.Paste;

/// A command that was understood.
public sealed interface Work {
    /// All there is to say is known at once, such as help. It concerns only who asked.
    ///
    /// @param page what to say
    record Telling(Document page) implements Work {}

    /// Something has to be looked up.
    ///
    /// @param subject what was understood, such as the domain; never empty
    /// @param lookup does it
    record Looking(Sentence subject, Lookup lookup) implements Work {}

    /// The line is complete but for a message, which has to be handed over first.
    ///
    /// @param page how to do that in a chat
    /// @param file the file that was named for it; empty where it comes in another way
    /// @param reader what to do when it is there
    record Wanting(Document page, String file, Reader reader) implements Work {}

    /// Looks something up; may be run more than once.
    @FunctionalInterface
    interface Lookup {
        /// Does it.
        ///
        /// @param toolbox what it may use
        /// @param place where it was asked, and by whom
        /// @return what came of it; a DNS that does not answer is part of that, not an exception
        Outcome run(Toolbox toolbox, Place place);
    }

    /// Takes what was handed over.
    @FunctionalInterface
    interface Reader {
        /// What to look up, now that the message is there.
        Looking read(Paste paste);
    }
}

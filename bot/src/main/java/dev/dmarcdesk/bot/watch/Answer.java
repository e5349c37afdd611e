package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.report.Level;

import java.util.List;

/// What is said to somebody who did something about watches or alerts.
public sealed interface Answer {
    /// For people.
    Document page();

    /// It is done, or shown: everybody in the conversation sees it.
    ///
    /// @param page for people
    /// @param level how it stands
    /// @param watches the watches it is about, for programs; often none
    record Done(Document page, Level level, List<Watched> watches) implements Answer {
        public Done {
            watches = List.copyOf(watches);
        }

        /// What is about no watch in particular.
        public Done(Document page, Level level) {
            this(page, level, List.of());
        }
    }

    /// It is not done: only who asked sees why.
    ///
    /// @param page what is wrong, and what works
    record Refused(Document page) implements Answer {}
}

package dev.dmarcdesk.bot.job;

import dev.dmarcdesk.document.Document;

/// How answers reach people.
public interface Replies {
    /// Posts a page.
    ///
    /// @return what became of it
    Delivery post(ReplyTo to, Audience audience, Document page);

    /// What became of a page.
    enum Delivery {
        /// People can read it.
        DELIVERED,
        /// It was refused, and would be again.
        REFUSED,
        /// It may work later.
        FAILED
    }
}

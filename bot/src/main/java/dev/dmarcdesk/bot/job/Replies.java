package dev.dmarcdesk.bot.job;

import dev.dmarcdesk.document.Document;

/// How answers reach people.
public interface Replies {
    /// Posts a page.
    ///
    /// @return what became of it
    Delivery post(ReplyTo to, Audience audience, Document page);

    /// Shows everybody in the conversation a page that was shown to one of them before, under that
    /// person's name.
    ///
    /// @param to who wants it shown, and where
    /// @param sealed the page as it came with the one that was shown; what nobody of us sealed is
    ///   not shown
    Delivery share(ReplyTo to, String sealed);

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

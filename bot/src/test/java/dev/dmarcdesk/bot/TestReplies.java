package dev.dmarcdesk.bot;

import dev.dmarcdesk.bot.job.Audience;
import dev.dmarcdesk.bot.job.Replies;
import dev.dmarcdesk.bot.job.ReplyTo;
import dev.dmarcdesk.document.Document;

/// Replies that a test gives; nothing is shared.
///
/// @param posting what to do with a page
public record TestReplies(Posting posting) implements Replies {
    /// Takes a page.
    @FunctionalInterface
    public interface Posting {
        Delivery post(ReplyTo to, Audience audience, Document page);
    }

    @Override
    public Delivery post(ReplyTo to, Audience audience, Document page) {
        return posting.post(to, audience, page);
    }

    @Override
    public Delivery share(ReplyTo to, String sealed) {
        throw new AssertionError("nothing to share");
    }
}

package dev.dmarcdesk.bot.job;

/// What came with a line. Only the bot attaches, from what Slack signed: nobody can name a file
/// that is not theirs in a line.
public sealed interface Attachment {
    /// Nothing did.
    record None() implements Attachment {}

    /// A file of Slack's, by its id: its octets stay there until a worker needs them.
    record File(String id) implements Attachment {}

    /// A page that its reader wants everybody to see, sealed when it was shown.
    record Page(String sealed) implements Attachment {}

    /// Nobody said anything: something happened.
    record Event(Happening happening) implements Attachment {}

    /// What can happen.
    enum Happening {
        /// Somebody opened the bot's own page in the chat.
        HOME_OPENED,
        /// The workspace removed the bot.
        APP_REMOVED
    }
}

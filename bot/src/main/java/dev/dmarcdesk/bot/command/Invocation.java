package dev.dmarcdesk.bot.command;

/// A line that was understood.
///
/// @param work what to do
/// @param reach who sees the answer
public record Invocation(Work work, Reach reach) {
    /// Who sees an answer.
    public enum Reach {
        /// Everybody in the conversation.
        EVERYBODY,
        /// Only the asker, who wants it so.
        ASKER,
        /// Only the asker at first, because it is about something private.
        PERSONAL
    }
}

package dev.dmarcdesk.bot.job;

/// Who sees an answer.
public enum Audience {
    /// Everybody in the conversation.
    CHANNEL,
    /// Only who asked.
    ASKER
}

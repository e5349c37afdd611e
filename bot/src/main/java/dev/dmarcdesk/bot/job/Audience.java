package dev.dmarcdesk.bot.job;

/// Who sees an answer.
public enum Audience {
    /// Everybody in the conversation.
    CHANNEL,
    /// Only who asked.
    ASKER,
    /// Only who asked, who may then show it to everybody.
    ASKER_FIRST,
    /// Only who asked, on the bot's own page in the chat, in place of what stands there.
    HOME
}

package dev.dmarcdesk.bot.command;

/// What follows the name of a command.
public enum Takes {
    /// Words on one line.
    WORDS,
    /// Words on any number of lines, such as a list that was pasted.
    LINES,
    /// A text of any length and of several lines, its options anywhere in it.
    TEXT,
    /// A message, taken to the letter: options stand before it, because it has hyphens of its own.
    MESSAGE
}

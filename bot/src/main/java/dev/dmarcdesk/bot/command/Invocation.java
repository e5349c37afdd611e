package dev.dmarcdesk.bot.command;

/// A line that was understood.
///
/// @param work what to do
/// @param isPrivate whether only the asker wants to see the answer
public record Invocation(Work work, boolean isPrivate) {}

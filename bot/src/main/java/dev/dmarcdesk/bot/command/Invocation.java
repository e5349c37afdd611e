package dev.dmarcdesk.bot.command;

/// A line that was understood.
///
/// @param command the command's name
/// @param work what to do
/// @param askerAlone whether only the asker gets the answer
public record Invocation(String command, Work work, boolean askerAlone) {}

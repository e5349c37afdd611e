package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.note.NoteRun;

import java.util.function.Supplier;

/// A note to a sending service.
///
/// @param run the note
/// @param json the same for programs, written only when asked for
public record NoteAudit(NoteRun run, Supplier<String> json) {}

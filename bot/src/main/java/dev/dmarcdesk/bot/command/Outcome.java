package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.report.Level;

import java.util.function.Supplier;

/// What came of looking something up.
///
/// @param page for people
/// @param level how it stands
/// @param json the same for programs, one JSON document, written only when asked for
public record Outcome(Document page, Level level, Supplier<String> json) {}

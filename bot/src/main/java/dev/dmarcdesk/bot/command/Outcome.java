package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.report.Level;

import java.util.function.Supplier;

/// What came of a command.
public sealed interface Outcome {
    /// What a person reads.
    Document page();

    /// Something told, such as help.
    ///
    /// @param page for people
    record Telling(Document page) implements Outcome {}

    /// Something judged.
    ///
    /// @param page for people
    /// @param level how it stands
    /// @param json the same for programs, one JSON document, written only when asked for
    record Judgement(Document page, Level level, Supplier<String> json) implements Outcome {}
}

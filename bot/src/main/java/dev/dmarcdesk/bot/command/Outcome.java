package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.report.Level;

import java.util.function.Supplier;

/// What came of looking something up.
public sealed interface Outcome {
    /// For people.
    Document page();

    /// There is something to say about it.
    ///
    /// @param page for people
    /// @param level how it stands
    /// @param json the same for programs, one JSON document, written only when asked for
    record Judged(Document page, Level level, Supplier<String> json) implements Outcome {}

    /// It is told to everybody elsewhere, where it can be changed later.
    ///
    /// @param page for who asked alone
    record Noted(Document page) implements Outcome {}

    /// It is not what the command takes.
    ///
    /// @param page what it is instead, and what is taken
    record NotUnderstood(Document page) implements Outcome {}
}

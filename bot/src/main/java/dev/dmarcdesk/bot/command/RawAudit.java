package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.report.RawLook;

import java.util.function.Supplier;

/// Answers of the DNS as they came.
///
/// @param look the answers
/// @param json the same for programs, written only when asked for
public record RawAudit(RawLook look, Supplier<String> json) {}

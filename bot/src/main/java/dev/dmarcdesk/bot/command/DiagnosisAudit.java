package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.diagnosis.DiagnosisRun;

import java.util.function.Supplier;

/// One message diagnosed.
///
/// @param run what came of it
/// @param json the same for programs, written only when asked for
public record DiagnosisAudit(DiagnosisRun run, Supplier<String> json) {}

package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.plan.LintRun;

import java.util.function.Supplier;

/// One record judged.
///
/// @param run what came of it
/// @param json the same for programs, written only when asked for
public record LintAudit(LintRun run, Supplier<String> json) {}

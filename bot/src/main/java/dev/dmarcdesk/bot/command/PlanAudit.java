package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.plan.RolloutRun;

import java.util.function.Supplier;

/// One road planned.
///
/// @param run what came of it
/// @param json the same for programs, written only when asked for
public record PlanAudit(RolloutRun run, Supplier<String> json) {}

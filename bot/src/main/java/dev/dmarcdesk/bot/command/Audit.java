package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.report.Report;
import dev.dmarcdesk.report.Run;

import java.util.function.Supplier;

/// One examination of a domain.
///
/// @param report what was found
/// @param run when, and how long it took
/// @param json the report for programs, written only when asked for
public record Audit(Report report, Run run, Supplier<String> json) {}

package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.report.ClientReport;
import dev.dmarcdesk.report.Run;

import java.util.function.Supplier;

/// One evaluation of a domain's SPF record for one client.
///
/// @param report what was found
/// @param run when, and how long it took
/// @param json the report for programs, written only when asked for
public record ClientAudit(ClientReport report, Run run, Supplier<String> json) {}

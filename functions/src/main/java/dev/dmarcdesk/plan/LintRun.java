package dev.dmarcdesk.plan;

import dev.dmarcdesk.report.Run;

/// A record judged by the shell.
///
/// @param lint what came of it
/// @param run when, and how long it took
public record LintRun(Lint lint, Run run) {}

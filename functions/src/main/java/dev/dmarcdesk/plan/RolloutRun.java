package dev.dmarcdesk.plan;

import dev.dmarcdesk.report.Run;

/// A road planned by the shell.
///
/// @param rollout what came of it
/// @param run when, and how long it took
public record RolloutRun(Rollout rollout, Run run) {}

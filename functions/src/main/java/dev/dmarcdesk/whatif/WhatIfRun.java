package dev.dmarcdesk.whatif;

import dev.dmarcdesk.report.Run;

/// An answer and the run that made it.
///
/// @param answer what came of trying it
/// @param run when, and how long it took
public record WhatIfRun(Answer answer, Run run) {}

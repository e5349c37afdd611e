package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.report.Run;

/// A diagnosis and the run that made it.
///
/// @param diagnosis what became of the message
/// @param run when, and how long it took
public record DiagnosisRun(Diagnosis diagnosis, Run run) {}

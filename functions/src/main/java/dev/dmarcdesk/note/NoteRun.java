package dev.dmarcdesk.note;

import dev.dmarcdesk.report.Run;

/// A note and the run that made it.
///
/// @param note what to tell the service
/// @param run when, and how long it took
public record NoteRun(ProviderNote note, Run run) {}

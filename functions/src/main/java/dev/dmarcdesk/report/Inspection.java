package dev.dmarcdesk.report;

/// A report and the run that made it.
///
/// @param report what was found out
/// @param run when, and how long it took
public record Inspection(Report report, Run run) {}

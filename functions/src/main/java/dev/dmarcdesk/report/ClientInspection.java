package dev.dmarcdesk.report;

/// A report about one client and the run that made it.
///
/// @param report what was found out
/// @param run when, and how long it took
public record ClientInspection(ClientReport report, Run run) {}

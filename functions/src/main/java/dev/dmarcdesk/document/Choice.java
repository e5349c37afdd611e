package dev.dmarcdesk.document;

/// Something the reader may want to do next: a button is a command somebody may run.
///
/// @param label two or three words
/// @param commandLine what to run, in the grammar that Slack and the terminal share
public record Choice(String label, String commandLine) {}

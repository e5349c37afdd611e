package dev.dmarcdesk.text;

/// One thing a parser stumbled over.
///
/// @param expected what the grammar wants there, in our words ("a digit", "one of none, quarantine,
///   reject")
/// @param at where in the parsed text
public record Defect(String expected, Range at) {}

package dev.dmarcdesk.planted.spf;

/// A finding that is no record.
public sealed interface HeavyFinding {
    /// Could change under its reader.
    final class Heavy implements HeavyFinding {}
}

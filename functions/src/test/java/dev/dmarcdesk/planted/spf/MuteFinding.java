package dev.dmarcdesk.planted.spf;

/// A finding without words.
public sealed interface MuteFinding {
    /// The one case.
    record Mute() implements MuteFinding {}
}

package dev.dmarcdesk.document;

/// How a mark feels; every renderer adds a sign of its own, none relies on colour alone.
public enum Tone {
    GOOD,
    NOTICE,
    WARNING,
    BAD,
    UNKNOWN,
    /// Not part of this run.
    SKIPPED
}

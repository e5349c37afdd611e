package dev.dmarcdesk.dmarc;

import java.util.Locale;

/// The Domain Owner Assessment Policy (RFC 9989 §4.7 p), weakest first.
public enum AssessmentPolicy {
    /// No preference: nothing is stopped.
    NONE,
    /// Failing mail is suspicious.
    QUARANTINE,
    /// Failing mail is a forgery.
    REJECT;

    /// The word in a record.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What acts in test mode: one level lower (RFC 9989 §4.7 t).
    public AssessmentPolicy oneLower() {
        return switch (this) {
            case NONE, QUARANTINE -> NONE;
            case REJECT -> QUARANTINE;
        };
    }

    /// Whether failing mail is treated worse than other mail.
    public boolean enforces() {
        return this != NONE;
    }
}

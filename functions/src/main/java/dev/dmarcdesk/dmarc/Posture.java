package dev.dmarcdesk.dmarc;

/// Where a name stands on the road to enforcement (RFC 9989 §3.2.9, §3.2.12).
public sealed interface Posture {
    /// Failing mail is treated worse.
    ///
    /// @param policy what acts on the name asked
    record Enforcement(AssessmentPolicy policy) implements Posture {}

    /// Nothing is stopped.
    ///
    /// @param reports whether the owner at least hears of it
    record MonitoringMode(boolean reports) implements Posture {}

    /// DMARC does not apply.
    record NotParticipating() implements Posture {}

    /// Too little could be looked up.
    record Undetermined() implements Posture {}
}

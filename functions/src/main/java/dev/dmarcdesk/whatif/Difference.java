package dev.dmarcdesk.whatif;

/// Something that would be another way.
///
/// @param what which
/// @param before how it is, in few words; empty for nothing
/// @param after how it would be, in few words; empty for nothing
/// @param effect whether that is good
public record Difference(Trait what, String before, String after, Effect effect) {
    /// Whether a change is good.
    public enum Effect {
        BETTER,
        WORSE,
        /// Neither, or only its owner knows.
        OTHER
    }
}

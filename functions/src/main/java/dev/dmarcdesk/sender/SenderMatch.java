package dev.dmarcdesk.sender;

/// A service recognised by its marks.
///
/// @param sender which one
/// @param certainty how sure that is
public record SenderMatch(Sender sender, Certainty certainty) {
    /// How much a mark proves, most first.
    public enum Certainty {
        /// A host of the service itself: nobody else can answer there.
        CERTAIN,
        /// A name that nobody else is known to use.
        LIKELY,
        /// A name that others may use as well: good for a hint, never for a statement.
        POSSIBLE
    }

    /// Whether the service may be named without a "perhaps".
    public boolean isNameable() {
        return certainty != Certainty.POSSIBLE;
    }
}

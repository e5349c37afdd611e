package dev.dmarcdesk.watch;

import java.util.List;

/// What a look came to.
///
/// @param memory what to remember; equal to the former when there is nothing to write
/// @param tidings what to tell, in this order
/// @param next when to look again
public record Step(Memory memory, List<Tiding> tidings, Next next) {
    /// When to look again.
    public enum Next {
        /// When it is the domain's turn.
        IN_TURN,
        /// Soon, to confirm what was seen.
        SOON
    }

    public Step {
        tidings = List.copyOf(tidings);
    }
}

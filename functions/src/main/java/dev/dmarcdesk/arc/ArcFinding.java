package dev.dmarcdesk.arc;

import dev.dmarcdesk.check.Finding;

/// What a message's ARC chain comes to (RFC 8617 §4.4).
public sealed interface ArcFinding extends Finding {
    /// There is no chain.
    record None() implements ArcFinding {}

    /// Every seal verifies, and the message is as the newest sealer passed it on.
    ///
    /// @param chain its sets
    record Pass(ArcOutcome chain) implements ArcFinding {}

    /// The chain is broken.
    ///
    /// @param chain its sets, and what is wrong
    record Fail(ArcOutcome chain) implements ArcFinding {}

    /// What was given, or what the DNS said, does not suffice to tell.
    ///
    /// @param chain its sets, and what is missing
    record Unverified(ArcOutcome chain) implements ArcFinding {}

    /// The finding on a chain.
    static ArcFinding of(ArcOutcome chain) {
        return switch (chain.status()) {
            case NONE -> new None();
            case PASS -> new Pass(chain);
            case FAIL -> new Fail(chain);
            case UNVERIFIED -> new Unverified(chain);
        };
    }
}

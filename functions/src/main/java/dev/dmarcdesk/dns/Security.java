package dev.dmarcdesk.dns;

/// The security status of a name's data (RFC 4035 §4.3).
public sealed interface Security {
    /// Signed, and the signatures lead to the trust anchor.
    ///
    /// @param by who followed them
    record Secure(Witness by) implements Security {}

    /// Provably not signed, as far as anybody above it says.
    ///
    /// @param signed whether the zone has keys all the same: without a DS record in its parent they
    ///   have no effect (RFC 4035 §5.2)
    /// @param by who followed the chain to where it ends
    record Insecure(boolean signed, Witness by) implements Security {}

    /// Signed, but the signatures do not hold: whoever validates gets SERVFAIL.
    ///
    /// @param why one line for the person who has to mend it, in our own words
    /// @param by who found them wrong
    record Bogus(String why, Witness by) implements Security {}

    /// Nobody could tell.
    ///
    /// @param why one line, in our own words
    record Unknown(String why) implements Security {}

    /// Nobody was there to follow signatures, and nothing is amiss.
    ///
    /// @param why one line, in our own words
    record Unasked(String why) implements Security {}

    /// Whose word it is.
    enum Witness {
        /// We followed the signatures ourselves.
        OURSELVES,
        /// The resolver says so, over a path that nobody else can write to (RFC 4035 §4.9.3).
        RESOLVER
    }
}

package dev.dmarcdesk.arc;

import dev.dmarcdesk.authres.AuthenticationResults;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;

import java.util.List;

/// What can be said of a header's ARC chain now (RFC 8617 §5.2).
///
/// @param status the chain's
/// @param reason why it fails or could not be verified, for people; empty otherwise
/// @param sets the lowest instance first; as far as they can be read
/// @param evidence the questions asked for the keys
public record ArcOutcome(Status status, String reason, List<ArcSet> sets, List<Question> evidence) {
    public ArcOutcome {
        sets = List.copyOf(sets);
        evidence = List.copyOf(evidence);
    }

    /// Of a chain for which nobody had to be asked.
    public ArcOutcome(Status status, String reason, List<ArcSet> sets) {
        this(status, reason, sets, List.of());
    }

    /// A chain's status.
    public enum Status {
        /// There is no ARC set.
        NONE,
        PASS,
        FAIL,
        /// What was given does not suffice: no untouched header, no body for the newest message
        /// signature, or a key that could not be looked up.
        UNVERIFIED
    }

    /// One ARC set.
    ///
    /// @param instance from 1
    /// @param sealer the `d=` of its seal; at most one
    /// @param cv what its seal says of the sets below: `none`, `pass`, `fail` or another word that
    ///   is written there, in lower case; `?` for what is no word, empty for nothing
    /// @param sealVerified whether its seal verifies now; false also where that was not tried
    /// @param results what the sealer found, at most one
    public record ArcSet(
            int instance,
            List<DomainName> sealer,
            String cv,
            boolean sealVerified,
            List<AuthenticationResults> results) {
        public ArcSet {
            sealer = List.copyOf(sealer);
            results = List.copyOf(results);
        }
    }
}

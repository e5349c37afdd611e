package dev.dmarcdesk.arc;

import dev.dmarcdesk.arc.ArcOutcome.ArcSet;
import dev.dmarcdesk.arc.ArcOutcome.Status;
import dev.dmarcdesk.arc.Link.Proof;
import dev.dmarcdesk.dns.Question;

import java.util.List;
import java.util.stream.Stream;

/// What the signatures of a chain come to together (RFC 8617 §5.2 steps 4 to 7).
///
/// @param newest the newest message signature
/// @param seals the newest first
/// @param evidence the questions asked for their keys
record ChainVerdict(Link newest, List<Link> seals, List<Question> evidence) {
    ArcOutcome outcome(List<ArcSet> sets) {
        for (Link broken : first(Proof.BROKEN)) {
            return new ArcOutcome(Status.FAIL, broken.words(), sets, evidence);
        }
        for (Link open : first(Proof.OPEN)) {
            return new ArcOutcome(Status.UNVERIFIED, reason(open), sets, evidence);
        }
        return new ArcOutcome(Status.PASS, "", sets, evidence);
    }

    /// The first of them in the order of §5.2; at most one.
    private List<Link> first(Proof proof) {
        return Stream.concat(Stream.of(newest), seals.stream())
                .filter(link -> link.proof() == proof)
                .limit(1)
                .toList();
    }

    /// That the seals verify is worth knowing where the message signature does not: they prove what
    /// the sealers said.
    private String reason(Link open) {
        boolean areSealsSound = seals.stream().allMatch(Link.HOLDS::equals);
        if (!areSealsSound) {
            return open.words();
        }
        String sound = seals.size() == 1 ? "The seal verifies. " : "All seals verify. ";
        return sound + open.words();
    }
}

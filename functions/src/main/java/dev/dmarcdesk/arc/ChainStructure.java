package dev.dmarcdesk.arc;

import dev.dmarcdesk.arc.ChainFault.Kind;

import java.util.List;

/// What has to hold before any signature is looked at (RFC 8617 §5.2 steps 1 to 3).
final class ChainStructure {
    /// The most sets there may be (§4.2.1).
    static final int MAX_SETS = 50;

    private ChainStructure() {}

    /// What is wrong first, in the order of §5.2; none for a chain that is well formed.
    ///
    /// @param sets of a header with ARC fields
    static List<ChainFault> fault(ArcSets sets) {
        List<CollectedSet> all = sets.sets();
        if (all.isEmpty()) {
            return fault(Kind.INSTANCE_UNREADABLE, 0);
        }
        CollectedSet newest = all.getLast();
        if (newest.instance() > MAX_SETS) {
            return fault(Kind.TOO_MANY_SETS, newest.instance());
        }
        if (newest.cv().equals("fail")) {
            return fault(Kind.MARKED_FAILED, newest.instance());
        }
        if (!sets.strays().isEmpty()) {
            return fault(Kind.INSTANCE_UNREADABLE, 0);
        }
        return all.stream()
                .flatMap(set -> setFault(set).stream())
                .findFirst()
                .or(() -> gap(all).stream().findFirst())
                .map(List::of)
                .orElse(List.of());
    }

    private static List<ChainFault> setFault(CollectedSet set) {
        if (set.instance() == 0) {
            return fault(Kind.INSTANCE_ZERO, 0);
        }
        for (ArcField kind : ArcField.values()) {
            int count = set.all(kind).size();
            if (count != 1) {
                return fault(count == 0 ? Kind.FIELD_MISSING : Kind.FIELD_REPEATED, set.instance());
            }
        }
        return set.cv().equals(set.instance() == 1 ? "none" : "pass")
                ? List.of()
                : fault(Kind.CV_WRONG, set.instance());
    }

    private static List<ChainFault> gap(List<CollectedSet> all) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).instance() != i + 1) {
                return fault(Kind.SET_MISSING, i + 1);
            }
        }
        return List.of();
    }

    private static List<ChainFault> fault(Kind kind, int instance) {
        return List.of(new ChainFault(kind, instance));
    }
}

package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.watch.Standing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whether a domain stands worse than before.
final class Worse {
    private static final List<String> POLICIES = List.of("", "none", "quarantine", "reject");
    private static final Set<Severity> GRAVE = Set.of(Severity.ERROR, Severity.WARNING);
    private static final int LOOKUPS = 10;

    private Worse() {}

    /// Compares as far as both are known; what nobody could look up is not worse. A fault that came
    /// is worse though the verdict be the same, since one of two faults can come back; but not
    /// where a fault as grave went with it: what a graver one had hidden is no news.
    static boolean is(Standing before, Standing after) {
        boolean isKnown = before.level() != Level.UNKNOWN && after.level() != Level.UNKNOWN;
        return (isKnown && after.level().compareTo(before.level()) > 0)
                || isByRecord(before, after)
                || gravest(before, after).compareTo(gravest(after, before)) < 0;
    }

    private static int rank(Standing standing) {
        return POLICIES.indexOf(standing.policy());
    }

    /// RFC 7208 §4.6.4: more than ten lookups are a permanent error.
    private static boolean isOver(Standing standing) {
        return standing.spfLookups() > LOOKUPS;
    }

    /// Compares what the records say alone: the policy, and whether the lookups are too many.
    static boolean isByRecord(Standing before, Standing after) {
        return rank(after) < rank(before) || (isOver(after) && !isOver(before));
    }

    /// The gravest that came from one to the other, good where nothing did that matters.
    private static Severity gravest(Standing from, Standing to) {
        return to.findings().entrySet().stream()
                .filter(fault -> GRAVE.contains(fault.getValue()))
                .filter(fault ->
                        fault.getValue()
                                        .compareTo(
                                                from.findings()
                                                        .getOrDefault(
                                                                fault.getKey(), Severity.GOOD))
                                < 0)
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder())
                .orElse(Severity.GOOD);
    }
}

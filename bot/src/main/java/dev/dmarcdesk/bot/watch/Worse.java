package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.watch.Standing;

import java.util.List;
import java.util.Set;

/// Whether a domain stands worse than before.
final class Worse {
    private static final List<String> POLICIES = List.of("", "none", "quarantine", "reject");
    private static final Set<Severity> GRAVE = Set.of(Severity.ERROR, Severity.WARNING);
    private static final int LOOKUPS = 10;

    private Worse() {}

    /// Compares as far as both are known; what nobody could look up is not worse. A new warning is
    /// worse though the verdict be the same: one of two faults can come back.
    static boolean is(Standing before, Standing after) {
        boolean isKnown = before.level() != Level.UNKNOWN && after.level() != Level.UNKNOWN;
        return (isKnown && after.level().compareTo(before.level()) > 0)
                || rank(after) < rank(before)
                || (isOver(after) && !isOver(before))
                || after.findings().keySet().stream()
                        .anyMatch(code -> isGraver(code, before, after));
    }

    private static int rank(Standing standing) {
        return POLICIES.indexOf(standing.policy());
    }

    /// RFC 7208 §4.6.4: more than ten lookups are a permanent error.
    private static boolean isOver(Standing standing) {
        return standing.spfLookups() > LOOKUPS;
    }

    private static boolean isGraver(String code, Standing before, Standing after) {
        Severity weight = after.findings().getOrDefault(code, Severity.GOOD);
        Severity former = before.findings().getOrDefault(code, Severity.GOOD);
        return GRAVE.contains(weight) && weight.compareTo(former) < 0;
    }
}

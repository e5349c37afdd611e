package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.watch.Standing;

import java.util.List;

/// Whether a domain stands worse than before.
final class Worse {
    private static final List<String> POLICIES = List.of("", "none", "quarantine", "reject");
    private static final int LOOKUPS = 10;

    private Worse() {}

    /// Compares as far as both are known; what nobody could look up is not worse.
    static boolean is(Standing before, Standing after) {
        boolean isKnown = before.level() != Level.UNKNOWN && after.level() != Level.UNKNOWN;
        return isKnown
                && (after.level().compareTo(before.level()) > 0
                        || rank(after) < rank(before)
                        || (isOver(after) && !isOver(before))
                        || errors(after) > errors(before));
    }

    private static int rank(Standing standing) {
        return POLICIES.indexOf(standing.policy());
    }

    /// RFC 7208 §4.6.4: more than ten lookups are a permanent error.
    private static boolean isOver(Standing standing) {
        return standing.spfLookups() > LOOKUPS;
    }

    private static long errors(Standing standing) {
        return standing.findings().values().stream()
                .filter(severity -> severity == Severity.ERROR)
                .count();
    }
}

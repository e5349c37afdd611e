package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;

import java.util.List;

/// What following a fix changes.
///
/// @param before what was found
/// @param after what would be found
record TrialOutcome(List<Advice> before, List<Advice> after) {
    /// The findings that it would bring and that are as bad as the worst it ends; none where too
    /// little could be looked up to tell.
    List<Advice> harm(Advice mended) {
        Severity worst =
                before.stream()
                        .filter(one -> isLess(one.finding().code()))
                        .map(Advice::severity)
                        .min(Severity::compareTo)
                        .orElse(mended.severity());
        return after.stream()
                .filter(one -> one.severity().compareTo(Severity.UNKNOWN) < 0)
                .filter(one -> one.severity().compareTo(worst) <= 0)
                .filter(this::isNew)
                .toList();
    }

    /// Whether the finding is still there, letter for letter.
    boolean leaves(Advice mended) {
        return after.stream().anyMatch(one -> one.finding().equals(mended.finding()));
    }

    private boolean isNew(Advice one) {
        String code = one.finding().code();
        return count(after, code) > count(before, code)
                || before.stream()
                        .filter(other -> other.finding().code().equals(code))
                        .allMatch(other -> other.severity().compareTo(one.severity()) > 0);
    }

    private boolean isLess(String code) {
        return count(after, code) < count(before, code);
    }

    private static long count(List<Advice> advice, String code) {
        return advice.stream().filter(one -> one.finding().code().equals(code)).count();
    }
}

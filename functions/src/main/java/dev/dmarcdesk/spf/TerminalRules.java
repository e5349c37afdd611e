package dev.dmarcdesk.spf;

import java.util.List;

/// What the record says about everybody it does not name (RFC 7208 §4.7, §5.1).
final class TerminalRules {
    private TerminalRules() {}

    /// Nothing where a redirect leads somewhere unknown or the record can not be read to its end:
    /// then nobody can say. Nor is anything praised in a record that is broken elsewhere.
    ///
    /// @param broken whether receivers answer permerror
    static List<SpfFinding> on(SpfTree tree, boolean broken) {
        var last = tree.last();
        if (last.record().effectiveRedirect().isPresent() || last.record().isPermerror()) {
            return List.of();
        }
        return last
                .record()
                .terminal()
                .map(all -> on(tree, SpfPlace.of(last, all), all.qualifier()))
                .orElse(List.of(new SpfFinding.NoAll(SpfPlace.of(last))))
                .stream()
                .filter(finding -> !broken || !isGood(finding))
                .toList();
    }

    private static List<SpfFinding> on(SpfTree tree, SpfPlace at, Qualifier qualifier) {
        return switch (qualifier) {
            case PASS -> List.of();
            case NEUTRAL -> List.of(new SpfFinding.NeutralAll(at));
            case SOFTFAIL -> List.of(new SpfFinding.SoftfailAll(at));
            case FAIL -> fail(tree, at);
        };
    }

    /// No praise for a record that names senders where nobody ever comes to.
    private static List<SpfFinding> fail(SpfTree tree, SpfPlace at) {
        boolean nobody = !tree.canPass();
        boolean meant = !tree.last().record().unreached().isEmpty();
        return nobody && meant ? List.of() : List.of(new SpfFinding.FailAll(at, nobody));
    }

    private static boolean isGood(SpfFinding finding) {
        return finding instanceof SpfFinding.SoftfailAll || finding instanceof SpfFinding.FailAll;
    }
}

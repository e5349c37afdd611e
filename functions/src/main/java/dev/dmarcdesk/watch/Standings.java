package dev.dmarcdesk.watch;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.report.Report;
import dev.dmarcdesk.spf.SpfFacts;
import dev.dmarcdesk.spf.SpfTarget;
import dev.dmarcdesk.spf.SpfTree;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/// Takes down what a report came to.
final class Standings {
    private static final int NOT_KNOWN = -1;
    private static final Set<Severity> MATTERING =
            Set.of(Severity.ERROR, Severity.WARNING, Severity.NOTICE);

    private Standings() {}

    static Standing of(Report report) {
        var policy = report.facts(DmarcFacts.class).effectivePolicy();
        var spf = report.facts(SpfFacts.class);
        return new Standing(
                report.verdict().level(),
                policy.map(AssessmentPolicy::word).orElse(""),
                worst(spf, SpfTree::lookups),
                worst(spf, SpfTree::voids),
                findings(report),
                report.providers().stream()
                        .map(provider -> provider.sender().name())
                        .distinct()
                        .sorted()
                        .toList());
    }

    /// What a record costs that could be looked up as a whole; without a record, nothing.
    private static int worst(SpfFacts spf, ToIntFunction<SpfTree> cost) {
        return switch (spf.status()) {
            case NONE -> 0;
            case MULTIPLE -> NOT_KNOWN;
            case FOUND, INVALID, UNKNOWN ->
                    spf.tree()
                            .filter(Standings::isWhole)
                            .map(tree -> cost.applyAsInt(tree))
                            .orElse(NOT_KNOWN);
        };
    }

    private static boolean isWhole(SpfTree tree) {
        return tree.inOrder().stream()
                .noneMatch(visit -> visit.step().leadsTo() instanceof SpfTarget.Unavailable);
    }

    private static SortedMap<String, Severity> findings(Report report) {
        var findings = new TreeMap<String, Severity>();
        for (Advice advice : report.findings()) {
            if (MATTERING.contains(advice.severity())) {
                findings.merge(advice.finding().code(), advice.severity(), Standings::worse);
            }
        }
        return findings;
    }

    private static Severity worse(Severity one, Severity other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}

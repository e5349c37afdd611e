package dev.dmarcdesk;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.report.Report;

import java.util.List;

/// What tests look at in what was said.
public final class Said {
    private Said() {}

    /// The codes of one check's findings, in order.
    public static List<String> codes(Examination<?> examined) {
        return codes(examined.advice());
    }

    /// The codes of a whole run's findings, worst first.
    public static List<String> codes(Report report) {
        return codes(report.findings());
    }

    /// The codes of findings, in order.
    public static List<String> codes(List<Advice> findings) {
        return findings.stream().map(advice -> advice.finding().code()).toList();
    }

    /// Every change of a record that is proposed, in order.
    public static List<RecordEdit> edits(List<Advice> findings) {
        return findings.stream()
                .map(Advice::fix)
                .filter(Fix.Todo.class::isInstance)
                .flatMap(fix -> ((Fix.Todo) fix).records().stream())
                .toList();
    }
}

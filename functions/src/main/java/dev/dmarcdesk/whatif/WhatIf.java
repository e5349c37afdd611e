package dev.dmarcdesk.whatif;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.plan.Lint;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.report.Report;

import java.util.List;

/// The domain as it is and as it would be.
///
/// @param lint the record, judged by itself and against what is published
/// @param edits what publishes it; none when it is published already
/// @param before today
/// @param after once it is published
/// @param differences what would be another way
/// @param findings what comes, goes and stays
/// @param message the last message of the domain that was diagnosed, at most one
/// @param asked how many questions the DNS was asked
public record WhatIf(
        Lint lint,
        List<RecordEdit> edits,
        Report before,
        Report after,
        List<Difference> differences,
        FindingChanges findings,
        List<MessageTrial> message,
        int asked) {
    public WhatIf {
        edits = List.copyOf(edits);
        differences = List.copyOf(differences);
        message = List.copyOf(message);
    }

    /// The domain in question.
    public DomainName domain() {
        return before.subject().domain();
    }

    /// Whether to publish it.
    public Recommendation recommendation() {
        return Weighing.of(this).recommendation();
    }

    /// Whether another record is to be published instead: this one brings faults of its own.
    boolean isMended() {
        return !lint.corrected().isEmpty() && !findings.newErrors().isEmpty();
    }

    /// How the domain would stand; no better than a change for the worse lets it.
    public Level level() {
        return switch (recommendation()) {
            case UNKNOWN -> Level.UNKNOWN;
            case DO_NOT_PUBLISH ->
                    after.verdict().level() == Level.BAD ? Level.BAD : Level.ATTENTION;
            case NOTHING_TO_DO, PUBLISH, WITH_CARE -> after.verdict().level();
        };
    }
}

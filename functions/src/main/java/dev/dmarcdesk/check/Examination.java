package dev.dmarcdesk.check;

import dev.dmarcdesk.document.Row;

import java.util.List;

/// What came of one check.
///
/// @param facts its data
/// @param row its line of the overview
/// @param advice its findings in words, in the order they were found
/// @param <F> the check's own facts
public record Examination<F extends Facts>(F facts, Row row, List<Advice> advice) {
    public Examination {
        advice = List.copyOf(advice);
    }
}

package dev.dmarcdesk.whatif;

import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.report.Report;

/// What came of asking what would change.
public sealed interface Answer {
    /// It was tried.
    record Tried(WhatIf whatIf) implements Answer {}

    /// There is no such change of what is published.
    ///
    /// @param why in a sentence without its full stop
    record Impossible(Sentence why) implements Answer {}

    /// What is published could not be looked up, so there is nothing to change.
    ///
    /// @param before as much as is known of today
    /// @param why in a sentence without its full stop
    /// @param asked how many questions the DNS was asked
    record Undetermined(Report before, Sentence why, int asked) implements Answer {}
}

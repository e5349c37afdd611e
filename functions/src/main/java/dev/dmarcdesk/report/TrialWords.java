package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.document.Sentence;

import java.util.List;

/// Words about a fix whose records are not shown.
final class TrialWords {
    private TrialWords() {}

    /// @param harm the worst of what its records would bring
    static Fix harmful(Fix.Todo fix, Advice harm) {
        return withheld(
                fix,
                Sentence.of(
                        "We propose no record: the obvious one would only bring this instead: %s. Decide about that first.",
                        harm.title()));
    }

    static Fix useless(Fix.Todo fix) {
        return withheld(
                fix, Sentence.of("We propose no record: the obvious one would not do it alone."));
    }

    private static Fix withheld(Fix.Todo fix, Sentence why) {
        return new Fix.Todo(Remedies.stopped(fix.summary()).and(why), List.of(), fix.files());
    }
}

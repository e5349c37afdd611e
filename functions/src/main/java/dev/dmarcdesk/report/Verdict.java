package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.document.Sentence;

/// The answer to "can someone forge this domain?" and what to do first.
///
/// @param level how the domain stands
/// @param headline one sentence that a person without RFCs understands, without its full stop
/// @param first what to do first; its summary may say that nothing needs doing
public record Verdict(Level level, Sentence headline, Fix.Todo first) {
    /// What to do first, in words.
    public Sentence nextStep() {
        return first.summary();
    }
}

package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Question;

import java.util.List;

/// A term that an evaluation came to.
///
/// @param term a directive or the redirect
/// @param target the name it looks up, its macros filled in; empty for terms without one
/// @param asked what was asked for this term itself, in order
/// @param match what came of it
/// @param nested the record that an `include` or `redirect` led to; empty for other terms
public record CheckedTerm(
        Term term, String target, List<Asked> asked, Match match, List<CheckedRecord> nested) {
    public CheckedTerm {
        asked = List.copyOf(asked);
        nested = List.copyOf(nested);
    }

    /// A question and what was answered.
    public record Asked(Question question, Answer answer) {}

    /// Whether nothing after it was looked at in its record.
    public boolean decides() {
        return !(match instanceof Match.No);
    }
}

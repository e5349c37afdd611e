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

    /// Whether its name depends on one of these macro letters (RFC 7208 §7.2).
    public boolean dependsOn(String letters) {
        return switch (term) {
            case Directive(_, Mechanism.Include(var spec), _, _) -> spec.uses(letters);
            case Directive(_, Mechanism.A(var spec, _), _, _) -> spec.uses(letters);
            case Directive(_, Mechanism.Mx(var spec, _), _, _) -> spec.uses(letters);
            case Directive(_, Mechanism.Ptr(var spec), _, _) -> spec.uses(letters);
            case Directive(_, Mechanism.Exists(var spec), _, _) -> spec.uses(letters);
            case Modifier.Redirect(var spec, _, _) -> spec.uses(letters);
            case Directive _, Modifier _, Unreadable _ -> false;
        };
    }
}

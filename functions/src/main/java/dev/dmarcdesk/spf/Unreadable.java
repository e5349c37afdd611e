package dev.dmarcdesk.spf;

import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Range;

/// A word that is no term: it makes the whole record a permerror, wherever it stands (RFC 7208
/// §4.6).
///
/// @param problem what kind of mistake
/// @param defect what the grammar wants, and where in the record
public record Unreadable(Problem problem, Defect defect, String text, Range at) implements Term {
    /// Kinds of mistakes that are told apart.
    public enum Problem {
        /// A mechanism by its form, of a name that the RFC does not know (§4.6.1).
        UNKNOWN_MECHANISM,
        /// A macro that does not follow §7.1.
        MACRO,
        /// Anything else.
        SYNTAX
    }
}

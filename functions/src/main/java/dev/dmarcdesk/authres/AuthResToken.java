package dev.dmarcdesk.authres;

import dev.dmarcdesk.text.Range;

/// One piece of the text of a field.
///
/// @param kind what it is
/// @param text what it says: without quotes, parentheses, escapes and folding
/// @param at where it stands
record AuthResToken(Kind kind, String text, Range at) {
    /// What a piece is.
    enum Kind {
        ATOM,
        QUOTED,
        /// A quoted string that is never closed; it runs to the end of the field.
        UNCLOSED,
        COMMENT,
        EQUALS,
        SEMICOLON
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /// Whether `next` follows without anything between.
    boolean touches(AuthResToken next) {
        return at.end() == next.at.start();
    }
}

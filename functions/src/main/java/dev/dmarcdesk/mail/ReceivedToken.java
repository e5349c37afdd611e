package dev.dmarcdesk.mail;

/// One lexical token of a Received field.
///
/// @param kind what it is
/// @param text without what encloses it, and without folding
record ReceivedToken(Kind kind, String text) {
    /// What a token is.
    enum Kind {
        /// A run of characters without white space: a keyword, a name, an address in angle
        /// brackets; or a quoted string.
        WORD,
        /// What stands in parentheses, with those nested in it (RFC 5322 §3.2.2).
        COMMENT,
        /// What stands in square brackets.
        LITERAL,
        /// The semicolon before the time.
        SEMICOLON
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }
}

package dev.dmarcdesk.mail;

import dev.dmarcdesk.text.Range;

/// One lexical token of an address list (RFC 5322 §3.2).
///
/// @param kind what it is
/// @param text as written; of a quoted string with its quotes
/// @param at where it stands
record AddressToken(Kind kind, String text, Range at) {
    /// What a token is.
    enum Kind {
        /// A run of characters without special meaning, those outside ASCII among them (RFC 6532
        /// §3.2).
        ATOM,
        /// A quoted string or an encoded word (RFC 2047): nothing in it has a meaning of its own.
        WORD,
        /// A domain literal such as `[192.0.2.1]`.
        LITERAL,
        /// One of the characters with special meaning, or one that may not stand where it does.
        SPECIAL
    }

    boolean is(char special) {
        return kind == Kind.SPECIAL && text.charAt(0) == special;
    }
}

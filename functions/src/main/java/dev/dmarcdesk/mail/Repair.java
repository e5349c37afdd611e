package dev.dmarcdesk.mail;

/// Damage that was undone before a paste was read.
///
/// @param kind what had happened
/// @param count how often
/// @param detail what that was, for people; never a piece of the message
public record Repair(Kind kind, int count, String detail) {
    /// What chat and mail clients do to a text.
    public enum Kind {
        /// Octets that stand for others: UTF-16, or quoted-printable (RFC 2045 §6.7).
        ENCODING("encoding"),
        /// A code fence around it, or a part of it.
        FENCE("fence"),
        /// `<mailto:…|…>` and `<http…|…>` around addresses and names.
        LINK("link"),
        /// `&lt;`, `&gt;` and `&amp;`.
        ENTITY("entity"),
        /// Curly quotes and long dashes.
        TYPOGRAPHY("typography"),
        /// Non-breaking and other spaces that are no ASCII blank.
        SPACE("space"),
        /// Characters that cannot be seen, a byte order mark among them.
        INVISIBLE("invisible"),
        /// Line ends that are neither CRLF nor LF.
        LINE_END("line-end"),
        /// Empty lines between all others.
        DOUBLE_SPACING("double-spacing"),
        /// `> ` or another mark, a number, a time or blanks, before every line.
        QUOTING("quoting"),
        /// Lines that had lost the white space which makes them part of the field above.
        FOLDING("folding"),
        /// Something around the message that is none of it.
        SURROUNDINGS("surroundings");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// The word for JSON.
        public String word() {
            return word;
        }
    }
}

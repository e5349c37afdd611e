package dev.dmarcdesk.text;

import java.util.function.IntPredicate;

/// A position in a text, moving forward only: the whole machinery of the parsers written by hand.
public final class Cursor {
    private final String text;
    private int at;

    /// Stands before the first character of `text`.
    public Cursor(String text) {
        this.text = text;
    }

    /// How many characters were passed.
    public int position() {
        return at;
    }

    /// Whether nothing is left.
    public boolean atEnd() {
        return at >= text.length();
    }

    /// The next character without passing it, or -1 at the end.
    public int peek() {
        return atEnd() ? -1 : text.charAt(at);
    }

    /// Passes `expected` when it stands here, whatever its case; tells whether it did.
    public boolean skip(String expected) {
        if (!text.regionMatches(true, at, expected, 0, expected.length())) {
            return false;
        }
        at += expected.length();
        return true;
    }

    /// Passes the characters that `wanted` accepts and returns them; perhaps none.
    public String takeWhile(IntPredicate wanted) {
        int start = at;
        while (!atEnd() && wanted.test(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /// Passes and returns everything that is left.
    public String rest() {
        return takeWhile(_ -> true);
    }

    /// From `start` to here.
    public Range since(int start) {
        return new Range(start, at);
    }
}

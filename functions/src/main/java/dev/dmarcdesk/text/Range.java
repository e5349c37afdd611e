package dev.dmarcdesk.text;

/// A stretch of a text, in characters, `start` included and `end` excluded: what a finding
/// underlines.
///
/// @param start first character, from 0
/// @param end one past the last character, at least `start`
public record Range(int start, int end) {
    public Range {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a range: " + start + ".." + end);
        }
    }

    /// The piece of `text` this range covers; what lies past the end of `text` is left out.
    public String of(String text) {
        int from = Math.min(start, text.length());
        return text.substring(from, Math.clamp(end, from, text.length()));
    }

    /// The same stretch, seen from a text in which this one begins `offset` characters later.
    public Range shift(int offset) {
        return new Range(start + offset, end + offset);
    }
}

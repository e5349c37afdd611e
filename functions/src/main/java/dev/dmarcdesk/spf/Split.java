package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;

/// A border between two strings of one TXT record at which a blank was forgotten: the strings are
/// joined with nothing between them (RFC 7208 §3.3).
///
/// Most borders fall anywhere, because a long text must be cut every 255 octets. Suspicious is one
/// that makes one word out of two that are terms by themselves.
///
/// @param at the word it made, in the joined text
/// @param offset where the blank belongs, in the joined text
/// @param before the term that ends at the border
/// @param after the term that begins there
record Split(Range at, int offset, String before, String after) {
    /// No two names are longer; nobody could tell what was meant.
    private static final int LONGEST = 512;

    static List<Split> in(Rdata.Text text) {
        var splits = new ArrayList<Split>();
        String joined = text.joined();
        int offset = 0;
        for (String string : text.strings()) {
            if (offset > 0 && offset < joined.length()) {
                check(joined, offset, splits);
            }
            offset += string.length();
        }
        return splits;
    }

    private static void check(String joined, int offset, List<Split> splits) {
        // No farther than matters: a long text without blanks has many borders.
        int first = Math.max(0, offset - LONGEST - 1);
        String near = joined.substring(first, Math.min(joined.length(), offset + LONGEST + 1));
        int blankBefore = near.lastIndexOf(' ', offset - 1 - first);
        int blankAfter = near.indexOf(' ', offset - first);
        int start = first + blankBefore + 1;
        int end = first + (blankAfter < 0 ? near.length() : blankAfter);
        if (start == offset || offset == end || end - start > LONGEST) {
            return;
        }
        String before = joined.substring(start, offset);
        String after = joined.substring(offset, end);
        boolean afterVersion = before.equalsIgnoreCase(SpfRecord.VERSION);
        boolean glued = isTerm(before) && (isExpress(after) || !isTerm(before + after));
        if (isTerm(after) && (afterVersion || glued)) {
            splits.add(new Split(new Range(start, end), offset, before, after));
        }
    }

    private static boolean isTerm(String word) {
        return !(TermParser.parse(word, 0) instanceof Unreadable);
    }

    /// Whether it could hardly be the rest of a name: a bare `a` or `mx` could.
    private static boolean isExpress(String word) {
        return !Character.isLetterOrDigit(word.charAt(0))
                || word.indexOf(':') >= 0
                || word.indexOf('=') >= 0;
    }
}

package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds where a tag begins without a semicolon before it: after white space or a comma, or right
/// after what can only be a value, as when strings were joined (`p=rejectrua=`, `v=DMARC1p=`).
final class MissingSemicolons {
    private MissingSemicolons() {}

    /// A place where a semicolon is missing.
    ///
    /// @param at what stands there instead, and the name behind it
    /// @param tag that name
    record Gap(Range at, String tag) {}

    /// What can be told from the name of a tag that follows it.
    private static final List<String> VALUES =
            List.of("quarantine", "reject", "none", "r", "s", "y", "n", "u");

    /// All such places in a record, in order.
    static List<Gap> in(String text) {
        var gaps = new ArrayList<Gap>();
        int last = ';';
        int separator = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == ',') {
                separator = last == ' ' ? separator : at;
                last = last == ';' ? ';' : ' ';
                at++;
                continue;
            }
            int end = wordEnd(text, at);
            int start = last == ' ' ? separator : at;
            int name = tagStart(text, at, end, last);
            if (name >= 0) {
                gaps.add(
                        new Gap(
                                new Range(name == at ? start : name, end),
                                text.substring(name, end)));
            }
            last = c == ';' || c == '=' || isDigit(c) ? c : 'x';
            at = Math.max(end, at + 1);
        }
        return gaps;
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /// Where the name of a tag begins in a word that no semicolon stands before, or -1.
    private static int tagStart(String text, int at, int end, int last) {
        if ((last == ' ' || isDigit(last)) && isTag(text, at, end)) {
            return at;
        }
        return last == '=' && !isTag(text, at, end) ? valueEnd(text, at, end) : -1;
    }

    /// Where a value ends that has a tag glued to it, or -1.
    private static int valueEnd(String text, int start, int end) {
        for (String value : VALUES) {
            int split = start + value.length();
            if (text.regionMatches(true, start, value, 0, value.length())
                    && isTag(text, split, end)) {
                return split;
            }
        }
        return -1;
    }

    private static boolean isTag(String text, int start, int end) {
        if (start >= end) {
            return false;
        }
        int equals = end;
        while (equals < text.length() && text.charAt(equals) == ' ') {
            equals++;
        }
        return equals < text.length()
                && text.charAt(equals) == '='
                && PolicyRecordParser.KNOWN.contains(
                        text.substring(start, end).toLowerCase(Locale.ROOT));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}

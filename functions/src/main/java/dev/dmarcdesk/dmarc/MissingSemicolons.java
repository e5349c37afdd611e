package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds where a tag begins without a semicolon before it: after white space or a comma.
final class MissingSemicolons {
    private MissingSemicolons() {}

    /// A place where a semicolon is missing.
    ///
    /// @param at what stands there instead, and the name behind it
    /// @param tag that name
    record Gap(Range at, String tag) {}

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
            if (last == ' ' && isTag(text, at, end)) {
                gaps.add(new Gap(new Range(separator, end), text.substring(at, end)));
            }
            last = c == ';' ? ';' : 'x';
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

    private static boolean isTag(String text, int start, int end) {
        int equals = end;
        while (equals < text.length() && text.charAt(equals) == ' ') {
            equals++;
        }
        return equals < text.length()
                && text.charAt(equals) == '='
                && PolicyRecordParser.KNOWN.contains(
                        text.substring(start, end).toLowerCase(Locale.ROOT));
    }
}

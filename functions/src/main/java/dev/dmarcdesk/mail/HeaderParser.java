package dev.dmarcdesk.mail;

import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;

/// Reads the header of a message, up to the first empty line (RFC 5322 §2.1, §2.2).
///
/// Lines end with CRLF or with LF alone. Lines that are no field and continue none are passed over
/// and told as defects; whatever the text, there is a header, perhaps an empty one. Time and memory
/// grow with the length of the text, and no further.
public final class HeaderParser {
    private final String text;
    private final List<HeaderField> fields = new ArrayList<>();
    private final List<Defect> defects = new ArrayList<>();

    private HeaderParser(String text) {
        this.text = text;
    }

    /// Reads a header.
    ///
    /// @param text the header, perhaps with a body behind it, one char an octet; text that came as
    ///   characters has to be encoded in UTF-8 first (RFC 6532)
    /// @return its fields, and the lines that belong to none
    public static Parsed<HeaderBlock> parse(String text) {
        var parser = new HeaderParser(text);
        int length = parser.read();
        return new Parsed.Valid<>(new HeaderBlock(parser.fields, length), parser.defects);
    }

    private int read() {
        int start = 0;
        while (start < text.length()) {
            int next = nextLine(start);
            if (contentEnd(start, next) == start) {
                return next;
            }
            while (next < text.length() && isContinuation(next)) {
                next = nextLine(next);
            }
            field(start, contentEnd(start, next));
            start = next;
        }
        return start;
    }

    private void field(int start, int end) {
        int nameEnd = start;
        while (nameEnd < end && isNameCharacter(text.charAt(nameEnd))) {
            nameEnd++;
        }
        int colon = nameEnd;
        while (colon < end && isSpace(text.charAt(colon))) {
            colon++;
        }
        var at = new Range(start, end);
        if (nameEnd == start || colon == end || text.charAt(colon) != ':') {
            defects.add(new Defect("a field name and a colon", at));
        } else {
            fields.add(
                    new HeaderField(
                            text.substring(start, nameEnd), text.substring(start, end), at));
        }
    }

    /// A line of nothing but white space is no empty line: it continues a field (§4.2).
    private boolean isContinuation(int start) {
        return isSpace(text.charAt(start));
    }

    private int nextLine(int start) {
        int feed = text.indexOf('\n', start);
        return feed < 0 ? text.length() : feed + 1;
    }

    private int contentEnd(int start, int next) {
        int end = next;
        if (end > start && text.charAt(end - 1) == '\n') {
            end--;
            if (end > start && text.charAt(end - 1) == '\r') {
                end--;
            }
        }
        return end;
    }

    private static boolean isNameCharacter(char c) {
        return c > ' ' && c < 0x7f && c != ':';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}

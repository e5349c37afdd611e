package dev.dmarcdesk.dkim;

import dev.dmarcdesk.mail.HeaderField;

import java.util.Locale;

/// How much a message may change on its way without breaking a signature (RFC 6376 §3.4).
///
/// Lines end with CRLF in a message. A file whose lines end with LF alone is read as if they did; a
/// CR without LF is an octet like any other.
public enum Canonicalization {
    /// Not at all (§3.4.1, §3.4.3).
    SIMPLE,
    /// White space and folding may (§3.4.2, §3.4.4).
    RELAXED;

    private static final String LINE_END = "\r\n";

    /// A header field as it is hashed.
    ///
    /// @return one char an octet, with its line end
    public String header(HeaderField field) {
        var text = new StringBuilder(field.raw().length() + LINE_END.length());
        append(field, text);
        return text.append(LINE_END).toString();
    }

    /// A body as it is hashed.
    ///
    /// @param octets the whole body, one char an octet
    /// @return one char an octet
    public String body(String octets) {
        var text = new StringBuilder(octets.length() + LINE_END.length());
        int emptyLines = 0;
        boolean space = false;
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            if (c == '\n') {
                emptyLines++;
                space = false;
            } else if (this == RELAXED && isSpace(c)) {
                space = true;
            } else if (!isFirstOfLineEnd(octets, i)) {
                text.repeat(LINE_END, emptyLines);
                emptyLines = 0;
                appendAfter(space, c, text);
                space = false;
            }
        }
        boolean nothing = this == RELAXED && text.isEmpty();
        return nothing ? "" : text.append(LINE_END).toString();
    }

    /// A header field as it is hashed, without its line end.
    void append(HeaderField field, StringBuilder text) {
        switch (this) {
            case SIMPLE -> appendAsItIs(field.raw(), text);
            case RELAXED -> appendUnfolded(field, text);
        }
    }

    private static void appendAsItIs(String raw, StringBuilder text) {
        int start = 0;
        for (int feed = raw.indexOf('\n'); feed >= 0; feed = raw.indexOf('\n', start)) {
            int end = feed > start && raw.charAt(feed - 1) == '\r' ? feed - 1 : feed;
            text.append(raw, start, end).append(LINE_END);
            start = feed + 1;
        }
        text.append(raw, start, raw.length());
    }

    private static void appendUnfolded(HeaderField field, StringBuilder text) {
        text.append(field.name().toLowerCase(Locale.ROOT)).append(':');
        String body = field.body();
        int start = text.length();
        boolean space = false;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (isSpace(c)) {
                space = true;
            } else if (c != '\n' && !isFirstOfLineEnd(body, i)) {
                appendAfter(space && text.length() > start, c, text);
                space = false;
            }
        }
    }

    private static void appendAfter(boolean space, char c, StringBuilder text) {
        if (space) {
            text.append(' ');
        }
        text.append(c);
    }

    private static boolean isFirstOfLineEnd(String text, int at) {
        return text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}

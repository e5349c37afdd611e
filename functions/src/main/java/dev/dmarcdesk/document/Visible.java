package dev.dmarcdesk.document;

import java.util.Locale;

/// Makes foreign text harmless to look at: what would not be seen, or would move the cursor or the
/// reading direction, is spelt out.
public final class Visible {
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7f;
    private static final int LAST_OCTET = 0xff;

    private Visible() {}

    /// Running text: control characters, bidirectional marks and invisible characters become
    /// `‹U+202E›`.
    public static String text(String text) {
        return spell(text, false);
    }

    /// Text read letter by letter, carried one char an octet: octets outside printable ASCII become
    /// `\DDD`, the DNS's own presentation form (RFC 1035 §5.1).
    public static String code(String text) {
        return spell(text, true);
    }

    private static String spell(String text, boolean octets) {
        if (isHarmless(text)) {
            return text;
        }
        var out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> spell(c, octets, out));
        return out.toString();
    }

    private static boolean isHarmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < FIRST_PRINTABLE || c >= DELETE) {
                return false;
            }
        }
        return true;
    }

    private static void spell(int c, boolean octets, StringBuilder out) {
        if (octets && c <= LAST_OCTET && (c < FIRST_PRINTABLE || c >= DELETE)) {
            out.append('\\')
                    .append((char) ('0' + c / 100))
                    .append((char) ('0' + c / 10 % 10))
                    .append((char) ('0' + c % 10));
        } else if (isUnseen(c)) {
            out.append("‹U+").append(String.format(Locale.ROOT, "%04X", c)).append('›');
        } else {
            out.appendCodePoint(c);
        }
    }

    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default ->
                    c == 0xa0
                            || c == 0x2007
                            || c == 0x202f
                            || c == 0x3164
                            || c == 0x115f
                            || c == 0x1160;
        };
    }
}

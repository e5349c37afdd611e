package dev.dmarcdesk.mail;

/// Turns the characters that programs put into texts back into those that mail has: line ends,
/// blanks and nothing that cannot be seen.
final class Characters {
    private final String text;
    private final StringBuilder out;
    private int lineEnds;
    private int spaces;
    private int invisible;

    private Characters(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length());
    }

    /// A text whose lines end with LF.
    static String tidy(String text, RepairLog log) {
        var characters = new Characters(text);
        int at = 0;
        while (at < text.length()) {
            at = characters.take(at);
        }
        log.note(
                Repair.Kind.INVISIBLE,
                characters.invisible,
                "characters that cannot be seen, such as a byte order mark or a zero-width space");
        log.note(
                Repair.Kind.LINE_END,
                characters.lineEnds,
                "line ends that are neither CRLF nor LF");
        log.note(
                Repair.Kind.SPACE,
                characters.spaces,
                "non-breaking and other wide or narrow spaces for blanks");
        return characters.out.toString();
    }

    /// Whether a text has a character that [#tidy] would change but for CRLF.
    static boolean needsTidying(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean bareCr = c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n');
            if (bareCr || isLineEnd(c) || isWideBlank(c) || isInvisible(text, i)) {
                return true;
            }
        }
        return false;
    }

    private int take(int at) {
        char c = text.charAt(at);
        if (c == '\r') {
            return carriageReturn(at);
        }
        if (isLineEnd(c)) {
            lineEnds++;
            out.append('\n');
        } else if (isWideBlank(c)) {
            spaces++;
            out.append(' ');
        } else if (isInvisible(text, at)) {
            invisible++;
        } else {
            out.append(c);
        }
        return at + 1;
    }

    /// CRLF is what mail has; some programs double the CR alone.
    private int carriageReturn(int at) {
        int next = at;
        while (next < text.length() && text.charAt(next) == '\r') {
            next++;
        }
        boolean feed = next < text.length() && text.charAt(next) == '\n';
        int ends = feed ? 1 : next - at;
        lineEnds += feed ? next - at - 1 : ends;
        out.repeat('\n', ends);
        return feed ? next + 1 : next;
    }

    /// Vertical tab, form feed, NEL and the line and paragraph separators of Unicode.
    private static boolean isLineEnd(char c) {
        return c == '\u000b' || c == '\f' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    private static boolean isWideBlank(char c) {
        return c == '\u00a0'
                || (c >= '\u2000' && c <= '\u200a')
                || c == '\u202f'
                || c == '\u205f'
                || c == '\u3000';
    }

    /// Joiners belong to the scripts that use them, and to emoji; between ASCII they are damage.
    private static boolean isInvisible(String text, int at) {
        char c = text.charAt(at);
        return switch (c) {
            case '\u200c', '\u200d' -> isAscii(text, at - 1) && isAscii(text, at + 1);
            case '\u00ad', '\u180e', '\u200b', '\u200e', '\u200f', '\ufeff' -> true;
            default ->
                    (c >= '\u202a' && c <= '\u202e') || (c >= '\u2060' && c <= '\u2069') || c == 0;
        };
    }

    private static boolean isAscii(String text, int at) {
        return at < 0 || at >= text.length() || text.charAt(at) < 0x80;
    }
}

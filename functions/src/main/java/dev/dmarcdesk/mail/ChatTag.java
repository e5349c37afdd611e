package dev.dmarcdesk.mail;

import java.util.Set;

/// Finds what a chat's server writes in angle brackets: `<mailto:a@b.example|a@b.example>`,
/// `<http://b.example>`, `<@U012ABC>`, `<!here>`.
final class ChatTag {
    /// What may stand before the colon of a link.
    static final Set<String> SCHEMES =
            Set.of("mailto", "http", "https", "tel", "ftp", "slack", "xmpp", "sip");

    /// No link in a header is longer.
    static final int LONGEST = 4000;

    private ChatTag() {}

    /// Whether the markup between `open` and `end` has a label behind its address.
    static boolean hasLabel(String text, int open, int end) {
        return text.indexOf('|', open, end) > 0;
    }

    /// Where the markup that begins at `open` ends, or -1 when none does.
    static int end(String text, int open) {
        int close = open + 1;
        int limit = Math.min(text.length(), open + LONGEST);
        while (close < limit && isInside(text.charAt(close))) {
            close++;
        }
        return close < limit && text.charAt(close) == '>' && isMarkup(text, open + 1, close)
                ? close
                : -1;
    }

    private static boolean isInside(char c) {
        return c != '<' && c != '>' && c != '\n';
    }

    private static boolean isMarkup(String text, int start, int end) {
        if (start == end) {
            return false;
        }
        return switch (text.charAt(start)) {
            case '!' -> isWord(text, start + 1, end);
            case '@' -> isId(text, start, end, "UW");
            case '#' -> isId(text, start, end, "CG");
            default -> {
                int colon = text.indexOf(':', start, Math.min(end, start + 8));
                yield colon > 0 && SCHEMES.contains(text.substring(start, colon));
            }
        };
    }

    private static boolean isWord(String text, int start, int end) {
        String word = text.substring(start, end);
        return word.equals("here")
                || word.equals("channel")
                || word.equals("everyone")
                || word.startsWith("here|")
                || word.startsWith("channel|")
                || word.startsWith("everyone|")
                || word.startsWith("subteam^")
                || word.startsWith("date^");
    }

    /// `@U012ABC`: a letter that says of what, and capital letters and digits.
    private static boolean isId(String text, int start, int end, String kinds) {
        int at = start + 1;
        while (at < end && isIdCharacter(text.charAt(at))) {
            at++;
        }
        return at > start + 2
                && kinds.indexOf(text.charAt(start + 1)) >= 0
                && (at == end || text.charAt(at) == '|');
    }

    private static boolean isIdCharacter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}

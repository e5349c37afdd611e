package dev.dmarcdesk.plan;

import java.util.regex.Pattern;

/// A text without its line breaks: inside a key they mean nothing, elsewhere each is a blank.
///
/// @param text on one line
/// @param lines how many there were
record OneLine(String text, int lines) {
    private static final Pattern BREAK = Pattern.compile("[ \t]*+[\r\n]++[ \t]*+");

    static OneLine of(String text, RecordType type) {
        var pieces = BREAK.split(text, -1);
        var out = new StringBuilder(pieces[0]);
        for (int i = 1; i < pieces.length; i++) {
            boolean inKey =
                    type == RecordType.DKIM
                            && !out.isEmpty()
                            && isDigit(out.charAt(out.length() - 1))
                            && !pieces[i].isEmpty()
                            && isDigit(pieces[i].charAt(0));
            out.append(inKey ? "" : " ").append(pieces[i]);
        }
        return new OneLine(out.toString(), pieces.length);
    }

    /// Of base64.
    private static boolean isDigit(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=');
    }
}

package dev.dmarcdesk.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The character-strings of a TXT record in zone file notation (RFC 1035 §5.1): in quotes, with
/// white space or parentheses between them, a remark after them.
final class QuotedStrings {
    private final String text;
    private int at;

    private QuotedStrings(String text) {
        this.text = text;
    }

    /// Reads them.
    ///
    /// @return the strings without their quotes; nothing when the text is not made of them alone
    static Optional<List<String>> read(String text) {
        return new QuotedStrings(text).strings();
    }

    private Optional<List<String>> strings() {
        var strings = new ArrayList<String>();
        while (true) {
            skip();
            if (at == text.length() || text.charAt(at) == ';') {
                return strings.isEmpty() ? Optional.empty() : Optional.of(strings);
            }
            if (text.charAt(at) != '"') {
                return Optional.empty();
            }
            var string = string();
            if (string.isEmpty()) {
                return Optional.empty();
            }
            strings.add(string.get());
        }
    }

    private Optional<String> string() {
        var out = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            boolean escaped = text.charAt(at) == '\\';
            at += escaped ? 1 : 0;
            if (at < text.length()) {
                out.append(escaped ? escaped() : text.charAt(at++));
            }
        }
        if (at == text.length()) {
            return Optional.empty();
        }
        at++;
        return Optional.of(out.toString());
    }

    /// What follows a backslash: an octet in three digits, or the character itself.
    private char escaped() {
        if (at + 3 <= text.length()) {
            String digits = text.substring(at, at + 3);
            if (digits.chars().allMatch(c -> c >= '0' && c <= '9')
                    && Integer.parseInt(digits) <= 255) {
                at += 3;
                return (char) Integer.parseInt(digits);
            }
        }
        return text.charAt(at++);
    }

    private void skip() {
        while (at < text.length() && " \t\r\n(),".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}

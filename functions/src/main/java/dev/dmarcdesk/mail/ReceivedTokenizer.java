package dev.dmarcdesk.mail;

import dev.dmarcdesk.mail.ReceivedToken.Kind;

import java.util.ArrayList;
import java.util.List;

/// Cuts a trace field, or a comment of one, into tokens (RFC 5322 §3.2, RFC 5321 §4.4).
///
/// What is opened and never closed is read as if its first character were not there: servers cut
/// long comments off. It is looked for once only, so that time grows with the length and no
/// further.
final class ReceivedTokenizer {
    private static final String ENDS_WORD = " \t\r\n()[];\"";

    private final String text;
    private final List<ReceivedToken> tokens = new ArrayList<>();
    private final StringBuilder neverClosed = new StringBuilder();
    private int at;

    private ReceivedTokenizer(String text) {
        this.text = text;
    }

    static List<ReceivedToken> tokens(String text) {
        var tokenizer = new ReceivedTokenizer(text);
        while (tokenizer.at < text.length()) {
            tokenizer.next();
        }
        return tokenizer.tokens;
    }

    private void next() {
        switch (text.charAt(at)) {
            case ' ', '\t', '\r', '\n', ')', ']' -> at++;
            case ';' -> {
                tokens.add(new ReceivedToken(Kind.SEMICOLON, ";"));
                at++;
            }
            case '(' -> enclosed('(', Kind.COMMENT);
            case '[' -> enclosed('[', Kind.LITERAL);
            case '"' -> enclosed('"', Kind.WORD);
            default -> word();
        }
    }

    private void word() {
        int end = at;
        while (end < text.length() && ENDS_WORD.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        tokens.add(new ReceivedToken(Kind.WORD, text.substring(at, end)));
        at = end;
    }

    private void enclosed(char opening, Kind kind) {
        int end = neverClosed.indexOf(String.valueOf(opening)) >= 0 ? -1 : end(opening);
        if (end < 0) {
            neverClosed.append(opening);
            at++;
        } else {
            tokens.add(new ReceivedToken(kind, text.substring(at + 1, end)));
            at = end + 1;
        }
    }

    /// Where the character stands that closes what opens here; -1 when there is none.
    private int end(char opening) {
        return switch (opening) {
            case '(' -> commentEnd();
            case '[' -> text.indexOf(']', at + 1);
            default -> quoteEnd();
        };
    }

    private int commentEnd() {
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i++;
                case '(' -> depth++;
                case ')' -> {
                    depth--;
                    if (depth == 0) {
                        return i;
                    }
                }
                default -> {
                    // nothing but a comment's text
                }
            }
        }
        return -1;
    }

    private int quoteEnd() {
        for (int i = at + 1; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i++;
                case '"' -> {
                    return i;
                }
                default -> {
                    // nothing but a string's text
                }
            }
        }
        return -1;
    }
}

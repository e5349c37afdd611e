package dev.dmarcdesk.authres;

import dev.dmarcdesk.authres.AuthResToken.Kind;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;

/// Cuts the body of a field into pieces and leaves out white space and folding (RFC 8601 §2.2, RFC
/// 5322 §3.2.2).
///
/// A comment or a quoted string that is never closed runs to the end: what stands in it was written
/// by a stranger and must never be read as a result. Every character is looked at once.
final class AuthResTokenizer {
    private static final String SPECIALS = ";=(\"";

    private final String text;
    private final List<Defect> defects;
    private final List<AuthResToken> tokens = new ArrayList<>();
    private int at;

    private AuthResTokenizer(String text, List<Defect> defects) {
        this.text = text;
        this.defects = defects;
    }

    /// @param defects takes what is never closed
    static List<AuthResToken> tokens(String text, List<Defect> defects) {
        var tokenizer = new AuthResTokenizer(text, defects);
        while (tokenizer.at < text.length()) {
            tokenizer.next();
        }
        return tokenizer.tokens;
    }

    private void next() {
        switch (text.charAt(at)) {
            case ' ', '\t', '\r', '\n' -> at++;
            case ';' -> special(Kind.SEMICOLON);
            case '=' -> special(Kind.EQUALS);
            case '(' -> comment();
            case '"' -> quoted();
            default -> atom();
        }
    }

    private void special(Kind kind) {
        tokens.add(new AuthResToken(kind, text.substring(at, at + 1), new Range(at, at + 1)));
        at++;
    }

    private void atom() {
        int start = at;
        while (at < text.length() && isAtomCharacter(text.charAt(at))) {
            at++;
        }
        tokens.add(new AuthResToken(Kind.ATOM, text.substring(start, at), new Range(start, at)));
    }

    /// Comments nest; the parentheses of the inner ones are part of the outer one's text.
    private void comment() {
        int start = at++;
        int depth = 1;
        var content = new StringBuilder();
        while (at < text.length()) {
            char c = take(content);
            if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                content.setLength(content.length() - 1);
                break;
            }
        }
        if (depth > 0) {
            unclosed(start);
        }
        add(Kind.COMMENT, content, start);
    }

    private void quoted() {
        int start = at++;
        var content = new StringBuilder();
        while (at < text.length()) {
            if (take(content) == '"') {
                content.setLength(content.length() - 1);
                add(Kind.QUOTED, content, start);
                return;
            }
        }
        unclosed(start);
        add(Kind.UNCLOSED, content, start);
    }

    /// Passes a character and writes it down, or the one that a backslash stands before; line ends
    /// are passed only.
    ///
    /// @return the character; a backslash for one that was escaped
    private char take(StringBuilder content) {
        char c = text.charAt(at++);
        if (c == '\\' && at < text.length()) {
            content.append(text.charAt(at++));
        } else if (c != '\r' && c != '\n') {
            content.append(c);
        }
        return c;
    }

    private void add(Kind kind, StringBuilder content, int start) {
        tokens.add(new AuthResToken(kind, content.toString(), new Range(start, at)));
    }

    private void unclosed(int start) {
        defects.add(new Defect("what closes " + text.charAt(start), new Range(start, start + 1)));
    }

    private static boolean isAtomCharacter(char c) {
        return c != ' ' && c != '\t' && c != '\r' && c != '\n' && SPECIALS.indexOf(c) < 0;
    }
}

package dev.dmarcdesk.mail;

import dev.dmarcdesk.mail.AddressToken.Kind;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;

/// Cuts the text of an address list into tokens and leaves out comments, white space and folding
/// (RFC 5322 §3.2).
///
/// Something that is opened and never closed is told as a defect once and read as if its first
/// character were not there, so that hiding an address behind a single quote does not make it
/// disappear. Every character is looked at a bounded number of times.
final class AddressTokenizer {
    private static final String SPECIALS = "()<>[]:;@\\,.\"";

    private final String text;
    private final List<AddressToken> tokens = new ArrayList<>();
    private final List<Defect> defects;
    private final StringBuilder neverClosed = new StringBuilder();
    private int at;

    private AddressTokenizer(String text, List<Defect> defects) {
        this.text = text;
        this.defects = defects;
    }

    /// @param defects takes what is opened and never closed
    static List<AddressToken> tokens(String text, List<Defect> defects) {
        var tokenizer = new AddressTokenizer(text, defects);
        while (tokenizer.at < text.length()) {
            tokenizer.next();
        }
        return tokenizer.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        switch (c) {
            case ' ', '\t', '\r', '\n' -> at++;
            case '(' -> enclosed(c, commentEnd());
            case '"' -> enclosed(c, end('"'));
            case '[' -> enclosed(c, end(']'));
            default -> {
                int encoded = encodedWordEnd();
                if (encoded > 0) {
                    add(Kind.WORD, encoded);
                } else {
                    atomOrSpecial();
                }
            }
        }
    }

    private void atomOrSpecial() {
        int end = at;
        while (end < text.length() && isAtomCharacter(text.charAt(end))) {
            end++;
        }
        if (end > at) {
            add(Kind.ATOM, end);
        } else {
            add(Kind.SPECIAL, at + 1);
        }
    }

    /// @param end one past what closes it, -1 when nothing does
    private void enclosed(char opening, int end) {
        if (end < 0) {
            if (!isNeverClosed(opening)) {
                neverClosed.append(opening);
                defects.add(new Defect("what closes " + opening, new Range(at, at + 1)));
            }
            at++;
        } else if (opening == '(') {
            at = end;
        } else {
            add(opening == '"' ? Kind.WORD : Kind.LITERAL, end);
        }
    }

    private void add(Kind kind, int end) {
        tokens.add(new AddressToken(kind, text.substring(at, end), new Range(at, end)));
        at = end;
    }

    /// Comments nest (§3.2.2).
    private int commentEnd() {
        if (isNeverClosed('(')) {
            return -1;
        }
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i++;
                case '(' -> depth++;
                case ')' -> {
                    depth--;
                    if (depth == 0) {
                        return i + 1;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    private int end(char closing) {
        if (isNeverClosed(text.charAt(at))) {
            return -1;
        }
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == closing) {
                return i + 1;
            }
            if (c == '\\') {
                i++;
            }
        }
        return -1;
    }

    /// Where one was never closed, no later one is tried: it would be searched for to the end
    /// again.
    private boolean isNeverClosed(char opening) {
        return neverClosed.indexOf(String.valueOf(opening)) >= 0;
    }

    /// `=?charset?encoding?text?=` (RFC 2047 §2). Its text often holds what it may not (§5 rule 3);
    /// that is read over, but for the brackets of an address.
    private int encodedWordEnd() {
        if (!text.startsWith("=?", at)) {
            return -1;
        }
        int charset = at + 2;
        while (charset < text.length()
                && text.charAt(charset) != '?'
                && isAtomCharacter(text.charAt(charset))) {
            charset++;
        }
        int body = charset + 3;
        if (body > text.length()
                || text.charAt(charset) != '?'
                || "BbQq".indexOf(text.charAt(charset + 1)) < 0
                || text.charAt(charset + 2) != '?') {
            return -1;
        }
        while (body < text.length() && isEncoded(text.charAt(body))) {
            body++;
        }
        return text.startsWith("?=", body) ? body + 2 : -1;
    }

    /// Control characters are no part of an atom, but must not cut a domain in two either.
    private static boolean isAtomCharacter(char c) {
        return !isSpace(c) && SPECIALS.indexOf(c) < 0;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isEncoded(char c) {
        return c > ' ' && c != '?' && c != '<' && c != '>';
    }
}

package dev.dmarcdesk.dkim;

import java.util.Base64;

/// Base64 with white space anywhere in it (RFC 6376 §2.10).
///
/// @param text without white space
/// @param digits how many digits it begins with; what follows can only be padding
record Base64Text(String text, int digits) {
    /// Takes the white space out of a value.
    static Base64Text of(String value) {
        String text = withoutSpace(value);
        int digits = 0;
        while (digits < text.length() && isDigit(text.charAt(digits))) {
            digits++;
        }
        return new Base64Text(text, digits);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /// Whether nothing but digits and padding stands there; how much padding is nobody's trouble.
    boolean isWellFormed() {
        String padding = text.substring(digits);
        return padding.isEmpty() || padding.equals("=") || padding.equals("==");
    }

    /// Whether a single digit is left over, which carries no octet.
    boolean hasOddDigit() {
        return digits % 4 == 1;
    }

    /// What the digits stand for; an odd one is left out.
    byte[] octets() {
        return Base64.getDecoder().decode(text.substring(0, hasOddDigit() ? digits - 1 : digits));
    }

    /// Where `value` first departs from base64, -1 when its padding alone is wrong.
    static int firstWrong(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!isDigit(c) && !isSpace(c) && c != '=') {
                return i;
            }
        }
        return -1;
    }

    private static String withoutSpace(String value) {
        var kept = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!isSpace(c)) {
                kept.append(c);
            }
        }
        return kept.length() == value.length() ? value : kept.toString();
    }

    private static boolean isDigit(char c) {
        return isIn('A', c, 'Z') || isIn('a', c, 'z') || isIn('0', c, '9') || c == '+' || c == '/';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isIn(char first, char c, char last) {
        return first <= c && c <= last;
    }
}

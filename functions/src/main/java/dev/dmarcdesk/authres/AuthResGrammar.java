package dev.dmarcdesk.authres;

import java.util.function.IntPredicate;

/// The small words of RFC 8601 §2.2.
final class AuthResGrammar {
    private static final int LONGEST_ADDRESS = 320;
    private static final String TOKEN_SPECIALS = "()<>@,;:\\\"/[]?=";
    private static final String ATOM_MARKS = "!#$%&'*+-/=?^_`{|}~.";

    private AuthResGrammar() {}

    /// A Keyword (RFC 5321 §4.1.2): letters, digits and hyphens, no hyphen at the end.
    static boolean isKeyword(String text) {
        return !text.isEmpty()
                && !text.endsWith("-")
                && areAll(text, c -> isLetterOrDigit(c) || c == '-');
    }

    /// What may be read as the name of a method though it is no Keyword, such as `gateway.spf`.
    static boolean isName(String text) {
        return !text.isEmpty()
                && isLetterOrDigit(text.charAt(0))
                && areAll(text, c -> isLetterOrDigit(c) || ".-_".indexOf(c) >= 0);
    }

    /// A `ptype.property`.
    static boolean isPropertyName(String text) {
        int dot = text.indexOf('.');
        return dot > 0 && isKeyword(text.substring(0, dot)) && isKeyword(text.substring(dot + 1));
    }

    /// A token (RFC 2045 §5.1).
    static boolean isToken(String text) {
        return !text.isEmpty()
                && areAll(text, c -> c > ' ' && c < 0x7f && TOKEN_SPECIALS.indexOf(c) < 0);
    }

    /// A pvalue that is no quoted string: a token, or a domain, perhaps with `@` or `local-part@`
    /// before it.
    static boolean isValue(String text) {
        if (isToken(text)) {
            return true;
        }
        int at = text.lastIndexOf('@');
        return at >= 0
                && text.length() <= LONGEST_ADDRESS
                && areAll(text.substring(0, at), AuthResGrammar::isAtomCharacter)
                && isDomainName(text.substring(at + 1));
    }

    /// Up to four digits: nobody counts further.
    static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 4 && areAll(text, c -> c >= '0' && c <= '9');
    }

    /// A domain-name (RFC 6376 §3.5): two labels or more.
    static boolean isDomainName(String text) {
        String[] labels = text.split("\\.", -1);
        for (String label : labels) {
            if (!isKeyword(label) || label.startsWith("-")) {
                return false;
            }
        }
        return labels.length > 1;
    }

    private static boolean areAll(String text, IntPredicate fit) {
        for (int i = 0; i < text.length(); i++) {
            if (!fit.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAtomCharacter(int c) {
        return isLetterOrDigit(c) || ATOM_MARKS.indexOf(c) >= 0;
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}

package dev.dmarcdesk.dns;

import java.util.Locale;

/// The name inside what was typed: without links, quotes, schemes, paths, ports and the signs
/// around it.
final class TypedName {
    private static final String BEFORE = "\"'`*~(<{“”„‘’‚«»‹›@";
    private static final String AFTER = "\"'`*~)>}“”„‘’‚«»‹›,;!?…@";

    private TypedName() {}

    /// Takes off what is not the name.
    ///
    /// @param typed anything, of bounded length
    /// @return the name, perhaps still no valid one; empty when nothing is left
    static String bare(String typed) {
        String linked = withoutLink(trimmed(seen(typed)));
        String name = withoutBrackets(trimmed(withoutPort(trimmed(host(linked)))));
        int last = name.length() - 1;
        return last > 0 && name.charAt(last) == '.' && AFTER.indexOf(name.charAt(last - 1)) >= 0
                ? trimmed(name.substring(0, last))
                : name;
    }

    /// Whether it is an IP address, in any of the ways programs write one: four numbers, a single
    /// one, hexadecimal, IPv6 with or without brackets.
    static boolean isAddress(String bare) {
        if (bare.indexOf(':') != bare.lastIndexOf(':')) {
            return true;
        }
        String name = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
        for (String part : name.split("\\.", -1)) {
            if (!isNumber(part)) {
                return false;
            }
        }
        return true;
    }

    static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// Drops what can not be seen, and turns full-width forms into the ASCII characters they stand
    /// for.
    private static String seen(String typed) {
        if (InternationalLabel.isAscii(typed)) {
            return typed;
        }
        var out = new StringBuilder(typed.length());
        typed.codePoints()
                .filter(point -> !LabelMapping.isInvisible(point))
                .map(TypedName::narrow)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static int narrow(int point) {
        if (point >= 0xff01 && point <= 0xff5e) {
            return point - 0xff01 + '!';
        }
        return point == 0x3002 || point == 0xff61 ? '.' : point;
    }

    /// The label of a link, as it was typed: `https://example.com|example.com` in Slack's brackets,
    /// or in Markdown. A label that is no name is the work of a program, and the address counts.
    private static String withoutLink(String text) {
        int middle = text.indexOf('|');
        int from = 0;
        int skip = 1;
        if (middle < 0 && text.startsWith("[")) {
            middle = text.indexOf("](");
            from = 1;
            skip = 2;
        }
        if (middle < 0) {
            return text;
        }
        String before = trimmed(text.substring(from, middle));
        String after = trimmed(text.substring(middle + skip));
        boolean labelFirst = from == 1;
        String label = labelFirst ? before : after;
        return label.indexOf('.') >= 0 ? label : labelFirst ? after : before;
    }

    private static String host(String text) {
        int scheme = text.indexOf("://");
        if (scheme > 0 && isScheme(text.substring(0, scheme))) {
            return afterAt(untilPath(text.substring(scheme + 3)));
        }
        if (text.startsWith("//")) {
            return afterAt(untilPath(text.substring(2)));
        }
        String address = text.regionMatches(true, 0, "mailto:", 0, 7) ? text.substring(7) : text;
        String beforePath = untilPath(address);
        boolean pathFirst =
                beforePath.length() < address.length()
                        && (beforePath.indexOf('@') >= 0 || beforePath.indexOf('.') >= 0);
        return afterAt(pathFirst ? beforePath : untilPath(afterAt(address)));
    }

    private static String untilPath(String text) {
        int end = 0;
        while (end < text.length() && "/?#\\".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, end);
    }

    private static String afterAt(String text) {
        boolean several = text.indexOf(',') >= 0 || text.indexOf(';') >= 0;
        return several ? text : text.substring(text.lastIndexOf('@') + 1);
    }

    private static String withoutPort(String text) {
        int colon = text.indexOf(':');
        boolean port = colon > 0 && text.chars().skip(colon + 1).allMatch(TypedName::isDigit);
        return port ? text.substring(0, colon) : text;
    }

    /// An address literal (RFC 5321 §4.1.3) without its brackets.
    private static String withoutBrackets(String text) {
        return text.startsWith("[") && text.endsWith("]")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && startsBefore(text, from)) {
            from += text.startsWith("&lt;", from) ? 4 : 1;
        }
        while (to > from && endsAfter(text, from, to)) {
            to -= text.startsWith("&gt;", to - 4) ? 4 : 1;
        }
        return text.substring(from, to);
    }

    private static boolean startsBefore(String text, int at) {
        char c = text.charAt(at);
        boolean wildcard = c == '*' && text.startsWith(".", at + 1);
        return (BEFORE.indexOf(c) >= 0 && !wildcard) || isSpace(c) || text.startsWith("&lt;", at);
    }

    private static boolean endsAfter(String text, int from, int to) {
        char c = text.charAt(to - 1);
        return AFTER.indexOf(c) >= 0
                || isSpace(c)
                || (to - from >= 4 && text.startsWith("&gt;", to - 4));
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isScheme(String text) {
        return text.chars()
                .allMatch(c -> Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.');
    }

    private static boolean isNumber(String part) {
        if (part.regionMatches(true, 0, "0x", 0, 2)) {
            return part.length() > 2
                    && part.chars().skip(2).allMatch(c -> Character.digit(c, 16) >= 0);
        }
        return !part.isEmpty() && part.chars().allMatch(TypedName::isDigit);
    }
}

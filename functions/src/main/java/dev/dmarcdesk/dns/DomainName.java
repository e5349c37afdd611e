package dev.dmarcdesk.dns;

import dev.dmarcdesk.text.Parsed;

import java.util.List;
import java.util.Locale;

/// An absolute domain name: lower case, ASCII (A-labels), without the final dot. The root is the
/// empty name.
///
/// Underscores and other printable characters are allowed, because DNS names need not be host
/// names.
///
/// @param dotted the labels joined by dots, each of 1 to 63 characters, at most 253 with the dots;
///   empty for the root. A label has no dot in it: one from the wire is written `\046`.
public record DomainName(String dotted) implements Comparable<DomainName> {
    /// The root of the DNS; as an MX target it says "no mail here" (RFC 7505).
    public static final DomainName ROOT = new DomainName("");

    private static final int MAX_LABEL = 63;
    private static final int MAX_NAME = 253;
    private static final String TOO_LONG = "a name of at most 253 characters";

    /// The name of these labels, from the left; none for the root.
    public static DomainName ofLabels(List<String> labels) {
        return new DomainName(String.join(".", labels));
    }

    /// Reads a name written with dots, with or without the final one. U-labels are not converted
    /// here.
    ///
    /// @param text the name; any case
    /// @return the name, or what is wrong with it: an empty or over-long label, a character outside
    ///   printable ASCII
    public static Parsed<DomainName> parse(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (text.equals(".")) {
            return Parsed.valid(ROOT);
        }
        if (name.length() > MAX_NAME) {
            return Parsed.invalid(TOO_LONG, MAX_NAME, text.length());
        }
        return withLabels(name.toLowerCase(Locale.ROOT), name.length());
    }

    /// Looks at the labels that begin up to `last`; those after it are known to be good.
    private static Parsed<DomainName> withLabels(String lower, int last) {
        int start = 0;
        while (start <= last) {
            int end = labelEnd(lower, start);
            String expected = labelWanted(lower, start, end);
            if (!expected.isEmpty()) {
                return Parsed.invalid(expected, start, end);
            }
            start = end + 1;
        }
        return Parsed.valid(new DomainName(lower));
    }

    private static int labelEnd(String name, int start) {
        int dot = name.indexOf('.', start);
        return dot < 0 ? name.length() : dot;
    }

    /// What should stand there in place of a label that is none; empty for a good one.
    private static String labelWanted(String name, int start, int end) {
        if (start == end) {
            return "a label between the dots";
        }
        if (end - start > MAX_LABEL) {
            return "labels of at most 63 characters";
        }
        for (int i = start; i < end; i++) {
            if (name.charAt(i) <= ' ' || name.charAt(i) >= 0x7f) {
                return "letters, digits, hyphens and dots";
            }
        }
        return "";
    }

    /// A name our own code writes down.
    ///
    /// @throws IllegalArgumentException when it is none: our mistake, never the user's
    public static DomainName of(String text) {
        return switch (parse(text)) {
            case Parsed.Valid<DomainName>(var name, _) -> name;
            case Parsed.Invalid<DomainName>(var defects) ->
                    throw new IllegalArgumentException(defects.toString());
        };
    }

    /// This name with labels put in front, such as `_dmarc` or `s1._domainkey`.
    ///
    /// @param labelsBefore one or more labels joined by dots
    /// @return the longer name, or why there can be none: then it would be too long for the DNS
    public Parsed<DomainName> prefixed(String labelsBefore) {
        if (isRoot()) {
            return parse(labelsBefore);
        }
        String name = labelsBefore + "." + dotted;
        return name.length() > MAX_NAME
                ? Parsed.invalid(TOO_LONG, MAX_NAME, name.length())
                : withLabels(name.toLowerCase(Locale.ROOT), labelsBefore.length());
    }

    /// The labels from the left; none for the root.
    public List<String> labels() {
        return isRoot() ? List.of() : List.of(dotted.split("\\.", -1));
    }

    /// How many labels it has; 0 for the root.
    public int size() {
        int size = isRoot() ? 0 : 1;
        for (int dot = dotted.indexOf('.'); dot >= 0; dot = dotted.indexOf('.', dot + 1)) {
            size++;
        }
        return size;
    }

    /// The name without its left-most label; the root stays the root.
    public DomainName parent() {
        int dot = dotted.indexOf('.');
        return dot < 0 ? ROOT : new DomainName(dotted.substring(dot + 1));
    }

    /// The right-most `count` labels; the whole name when it has no more.
    public DomainName last(int count) {
        int start = dotted.length() + 1;
        for (int i = 0; i < count && start > 0; i++) {
            start = dotted.lastIndexOf('.', start - 2) + 1;
        }
        return start > dotted.length() ? ROOT : new DomainName(dotted.substring(start));
    }

    /// Whether this is `other` or below it, compared by whole labels.
    public boolean isWithin(DomainName other) {
        int before = dotted.length() - other.dotted.length() - 1;
        return other.isRoot()
                || equals(other)
                || (before > 0 && dotted.charAt(before) == '.' && dotted.endsWith(other.dotted));
    }

    /// Whether it is an IPv4 address in the place of a name: no top-level domain has only digits
    /// (RFC 3696 §2).
    public boolean isAddress() {
        return !isRoot() && labels().getLast().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// Whether it has the letters of a name in mail alone (RFC 5321 §4.1.2): the DNS takes any
    /// octet, an `@` too. Underscores are let pass, since hosts have them.
    public boolean isMailName() {
        return dotted.chars()
                .allMatch(c ->
                        (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '-'
                                || c == '_'
                                || c == '.');
    }

    /// Whether this is the root.
    public boolean isRoot() {
        return dotted.isEmpty();
    }

    @Override
    public int compareTo(DomainName other) {
        return toString().compareTo(other.toString());
    }

    /// The labels joined by dots; `.` for the root.
    @Override
    public String toString() {
        return isRoot() ? "." : dotted;
    }
}

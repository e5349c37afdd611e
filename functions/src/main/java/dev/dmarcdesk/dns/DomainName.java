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
/// @param labels from the left, each 1 to 63 characters; at most 253 characters with the dots
public record DomainName(List<String> labels) implements Comparable<DomainName> {
    /// The root of the DNS; as an MX target it says "no mail here" (RFC 7505).
    public static final DomainName ROOT = new DomainName(List.of());

    private static final int MAX_LABEL = 63;
    private static final int MAX_NAME = 253;

    public DomainName {
        labels = List.copyOf(labels);
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
            return Parsed.invalid("a name of at most 253 characters", MAX_NAME, text.length());
        }
        int start = 0;
        var labels = name.toLowerCase(Locale.ROOT).split("\\.", -1);
        for (String label : labels) {
            int end = start + label.length();
            if (label.isEmpty()) {
                return Parsed.invalid("a label between the dots", start, end);
            }
            if (label.length() > MAX_LABEL) {
                return Parsed.invalid("labels of at most 63 characters", start, end);
            }
            if (!label.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                return Parsed.invalid("letters, digits, hyphens and dots", start, end);
            }
            start = end + 1;
        }
        return Parsed.valid(new DomainName(List.of(labels)));
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
        return parse(isRoot() ? labelsBefore : labelsBefore + "." + this);
    }

    /// The name without its left-most label; the root stays the root.
    public DomainName parent() {
        return isRoot() ? this : new DomainName(labels.subList(1, labels.size()));
    }

    /// The right-most `count` labels; the whole name when it has no more.
    public DomainName last(int count) {
        return labels.size() <= count
                ? this
                : new DomainName(labels.subList(labels.size() - count, labels.size()));
    }

    /// Whether this is `other` or below it, compared by whole labels.
    public boolean isWithin(DomainName other) {
        return last(other.labels.size()).equals(other);
    }

    /// Whether this is the root.
    public boolean isRoot() {
        return labels.isEmpty();
    }

    @Override
    public int compareTo(DomainName other) {
        return toString().compareTo(other.toString());
    }

    /// The labels joined by dots; `.` for the root.
    @Override
    public String toString() {
        return isRoot() ? "." : String.join(".", labels);
    }
}

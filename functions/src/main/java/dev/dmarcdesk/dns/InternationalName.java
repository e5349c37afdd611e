package dev.dmarcdesk.dns;

import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;

import java.util.ArrayList;
import java.util.List;

/// Names of hosts and mail domains that may hold characters outside ASCII (RFC 5890 §2.3).
public final class InternationalName {
    /// Longer texts stand for no name, even if each of its letters is written with several marks.
    private static final int MAX_TYPED = 1024;

    private InternationalName() {}

    /// Reads a name with its U-labels made A-labels.
    ///
    /// @param name with dots, in any case and with or without the final one; whatever stands around
    ///   a name has to be taken off first
    /// @return the name for the DNS, or what is wrong with it
    public static Parsed<DomainName> parse(String name) {
        if (name.length() > MAX_TYPED) {
            return Parsed.invalid("a name of at most 253 characters", 0, name.length());
        }
        return switch (labels(LabelMapping.mapped(name))) {
            case Invalid<List<String>>(var defects) -> new Invalid<>(defects);
            case Valid<List<String>>(var labels, _) -> DomainName.parse(String.join(".", labels));
        };
    }

    /// The labels of a name as they stand in the DNS.
    ///
    /// @param name in lower case or as [LabelMapping#mapped] gives it
    static Parsed<List<String>> labels(String name) {
        var labels = new ArrayList<String>();
        String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        for (String label : relative.split("\\.", -1)) {
            switch (label(label)) {
                case Invalid<String>(var defects) -> {
                    return new Invalid<>(defects);
                }
                case Valid<String>(var ascii, _) -> labels.add(ascii);
            }
        }
        return Parsed.valid(labels);
    }

    private static Parsed<String> label(String label) {
        int end = label.length();
        if (label.isEmpty()) {
            return Parsed.invalid("a label between the dots", 0, end);
        }
        if (label.startsWith("-") || label.endsWith("-")) {
            return Parsed.invalid(
                    "labels that begin and end with a letter or digit, not with a hyphen", 0, end);
        }
        for (int at = 0; at < end; at++) {
            char c = label.charAt(at);
            if (c < 0x80 && !isNameCharacter(c)) {
                return InternationalLabel.wrongCharacter(label, at);
            }
        }
        return InternationalLabel.toAscii(label);
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}

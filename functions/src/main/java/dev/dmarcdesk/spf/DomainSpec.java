package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A name in a record, perhaps with macros to be filled in for each client (RFC 7208 §7.1).
///
/// @param text as written
/// @param parts the pieces, in order
public record DomainSpec(String text, List<Part> parts) {
    /// None written: the domain under evaluation.
    public static final DomainSpec CURRENT = new DomainSpec("", List.of());

    /// The longest name that can be asked for.
    private static final int LONGEST_NAME = 253;

    public DomainSpec {
        parts = List.copyOf(parts);
    }

    /// A piece of a macro-string.
    public sealed interface Part {}

    /// Characters that stand for themselves; `%%`, `%_` and `%-` are already read.
    public record Literal(String text) implements Part {}

    /// A macro (§7.2, §7.3).
    ///
    /// @param letter lower case, what to fill in
    /// @param labels how many right-most pieces to keep; 0 for all
    /// @param reversed whether the order of the pieces is reversed
    /// @param delimiters where the value is split
    /// @param urlEscaped whether the letter was written in upper case
    public record Macro(
            char letter, int labels, boolean reversed, String delimiters, boolean urlEscaped)
            implements Part {}

    /// Whether the name depends on the client, the sender or the domain under evaluation.
    public boolean hasMacros() {
        for (Part part : parts) {
            if (part instanceof Macro) {
                return true;
            }
        }
        return false;
    }

    /// Whether one of these macro letters is in it.
    boolean uses(String letters) {
        return parts.stream()
                .anyMatch(part ->
                        part instanceof Macro macro && letters.indexOf(macro.letter()) >= 0);
    }

    /// The name meant while `current` is under evaluation, for a spec without macros.
    ///
    /// @return the name, or why the DNS can hold no such name
    public Parsed<DomainName> name(DomainName current) {
        return parts.isEmpty() ? Parsed.valid(current) : nameOf(literal());
    }

    private String literal() {
        if (parts.size() == 1 && parts.getFirst() instanceof Literal(var only)) {
            return only;
        }
        return parts.stream()
                .filter(Literal.class::isInstance)
                .map(part -> ((Literal) part).text())
                .collect(Collectors.joining());
    }

    /// The name that a text stands for, its macros filled in. One that is too long loses labels on
    /// its left (§7.3).
    ///
    /// @return the name, or why the DNS can hold no such name
    static Parsed<DomainName> nameOf(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        int dot = name.indexOf('.', Math.max(0, name.length() - LONGEST_NAME - 1));
        boolean fits = name.length() <= LONGEST_NAME || dot < 0;
        return DomainName.parse(presented(fits ? name : name.substring(dot + 1)));
    }

    /// Octets that a [DomainName] can not hold, such as the blank of `%_`, as `\DDD`.
    private static String presented(String name) {
        var presented = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            if (octet > ' ' && octet < 0x7f && octet != '\\') {
                presented.append((char) octet);
            } else {
                presented.append(String.format(Locale.ROOT, "\\%03d", octet & 0xff));
            }
        }
        return presented.toString();
    }
}

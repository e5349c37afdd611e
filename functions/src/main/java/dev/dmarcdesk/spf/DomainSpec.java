package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import java.util.List;
import java.util.stream.Collectors;

/// A name in a record, perhaps with macros to be filled in for each client (RFC 7208 §7.1).
///
/// @param text as written
/// @param parts the pieces, in order
public record DomainSpec(String text, List<Part> parts) {
    /// None written: the domain under evaluation.
    public static final DomainSpec CURRENT = new DomainSpec("", List.of());

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
        return parts.stream().anyMatch(Macro.class::isInstance);
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
        return parts.isEmpty() ? Parsed.valid(current) : DomainName.parse(literal());
    }

    private String literal() {
        return parts.stream()
                .filter(Literal.class::isInstance)
                .map(part -> ((Literal) part).text())
                .collect(Collectors.joining());
    }
}

package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.spf.DomainSpec.Literal;
import dev.dmarcdesk.spf.DomainSpec.Macro;
import dev.dmarcdesk.text.Parsed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;

/// Fills in macros for one envelope (RFC 7208 §7).
///
/// @param envelope what they speak of
/// @param reverse the client's names, for `%{p}`
record Macros(Envelope envelope, ReverseNames reverse) {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /// Whatever is longer is nothing that a person or the DNS could use.
    private static final int LONGEST_TEXT = 1 << 12;

    /// The name meant while `current` is under evaluation. One that is too long loses labels on its
    /// left (§7.3).
    ///
    /// @return the name, or why the DNS can hold no such name
    Parsed<DomainName> name(DomainSpec spec, DomainName current) {
        return spec.parts().isEmpty()
                ? Parsed.valid(current)
                : DomainSpec.nameOf(text(spec, current));
    }

    /// The text meant while `current` is under evaluation: its end, when it is far too long.
    String text(DomainSpec spec, DomainName current) {
        var text = new StringBuilder();
        var known = new HashMap<Macro, String>();
        for (var part : spec.parts()) {
            switch (part) {
                case Literal(var literal) -> text.append(literal);
                case Macro macro ->
                        text.append(known.computeIfAbsent(macro, one -> expanded(one, current)));
            }
            text.delete(0, Math.max(0, text.length() - LONGEST_TEXT));
        }
        return text.toString();
    }

    private String expanded(Macro macro, DomainName current) {
        String transformed = transformed(macro, value(macro.letter(), current));
        return macro.urlEscaped() ? escaped(transformed) : transformed;
    }

    private String value(char letter, DomainName current) {
        return switch (letter) {
            case 's' -> envelope.mailbox();
            case 'l' -> envelope.localPart();
            case 'o' -> envelope.senderDomain();
            case 'd' -> current.toString();
            case 'i' -> envelope.ip().dotted();
            case 'p' -> reverse.validatedFor(current);
            case 'h' -> envelope.helo();
            case 'v' -> envelope.ip().reverseZone();
            case 'c' -> envelope.ip().address();
            case 'r' -> envelope.receiver().name();
            case 't' -> Long.toString(envelope.receiver().time().getEpochSecond());
            default -> throw new IllegalArgumentException("no macro letter: " + letter);
        };
    }

    /// Splits at the delimiters, reverses, keeps the right-most pieces, joins with dots (§7.3).
    private static String transformed(Macro macro, String value) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= value.length(); at++) {
            if (at == value.length() || macro.delimiters().indexOf(value.charAt(at)) >= 0) {
                pieces.add(value.substring(start, at));
                start = at + 1;
            }
        }
        if (macro.reversed()) {
            Collections.reverse(pieces);
        }
        int skipped = macro.labels() == 0 ? 0 : Math.max(0, pieces.size() - macro.labels());
        return String.join(".", pieces.subList(skipped, pieces.size()));
    }

    /// All but the unreserved characters of RFC 3986 §2.3.
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            boolean unreserved =
                    (octet >= 'a' && octet <= 'z')
                            || (octet >= 'A' && octet <= 'Z')
                            || (octet >= '0' && octet <= '9')
                            || "-._~".indexOf(octet) >= 0;
            if (unreserved) {
                escaped.append((char) octet);
            } else {
                escaped.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return escaped.toString();
    }
}

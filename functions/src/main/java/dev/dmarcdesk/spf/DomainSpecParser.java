package dev.dmarcdesk.spf;

import dev.dmarcdesk.spf.DomainSpec.Literal;
import dev.dmarcdesk.spf.DomainSpec.Macro;
import dev.dmarcdesk.spf.DomainSpec.Part;
import dev.dmarcdesk.text.Cursor;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads macro-strings and domain-specs (RFC 7208 §7.1).
final class DomainSpecParser {
    /// §7.2; `c`, `r` and `t` only in explanations.
    private static final String LETTERS = "slodiphv";

    private static final String EXPLANATION_LETTERS = "crt";
    private static final Pattern TRANSFORMED =
            Pattern.compile(
                    "(?<letter>[a-zA-Z])(?<labels>\\d*)(?<r>[rR]?)(?<delimiters>[-.+,/_=]*)");
    private static final Pattern TOPLABEL =
            Pattern.compile(
                    "[a-z0-9]*[a-z][a-z0-9]*|[a-z0-9]+-[a-z0-9-]*[a-z0-9]",
                    Pattern.CASE_INSENSITIVE);
    private static final int MAX_LABELS = 128;

    private final Cursor cursor;
    private final String text;
    private final String letters;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    /// The characters since the last macro or escape.
    private final StringBuilder tail = new StringBuilder();

    /// The first character that may stand for itself.
    private final char first;

    private DomainSpecParser(String text, String letters, char first) {
        this.cursor = new Cursor(text);
        this.text = text;
        this.letters = letters;
        this.first = first;
    }

    /// Reads a domain-spec; a macro's mistake is reported at its `%`.
    static Parsed<DomainSpec> domainSpec(String text) {
        var parser = new DomainSpecParser(text, LETTERS, '!');
        var read = parser.macroString();
        if (read instanceof Parsed.Valid<DomainSpec> && !parser.hasDomainEnd()) {
            return Parsed.invalid(
                    "a domain name that ends in a top-level domain", 0, text.length());
        }
        return read;
    }

    /// Reads the value of a modifier that nobody knows.
    static Parsed<DomainSpec> macroString(String text) {
        return new DomainSpecParser(text, LETTERS + EXPLANATION_LETTERS, '!').macroString();
    }

    /// Reads an explanation (§6.2): a macro-string in which blanks may stand.
    static Parsed<DomainSpec> explanation(String text) {
        return new DomainSpecParser(text, LETTERS + EXPLANATION_LETTERS, ' ').macroString();
    }

    private Parsed<DomainSpec> macroString() {
        while (!cursor.atEnd()) {
            int start = cursor.position();
            if (cursor.skip("%")) {
                if (!expansion()) {
                    cursor.takeWhile(c -> c != '}' && c != '%');
                    cursor.skip("}");
                    return new Parsed.Invalid<>(
                            List.of(new Defect("a macro such as %{d}", cursor.since(start))));
                }
                continue;
            }
            String run = cursor.takeWhile(c -> c >= first && c < 0x7f && c != '%');
            if (run.isEmpty()) {
                return Parsed.invalid("visible ASCII characters", start, start + 1);
            }
            literal.append(run);
            tail.append(run);
        }
        flush();
        return Parsed.valid(new DomainSpec(text, parts));
    }

    /// After the `%`.
    private boolean expansion() {
        tail.setLength(0);
        if (cursor.skip("%")) {
            literal.append('%');
        } else if (cursor.skip("_")) {
            literal.append(' ');
        } else if (cursor.skip("-")) {
            literal.append("%20");
        } else {
            return cursor.skip("{") && macro(cursor.takeWhile(c -> c != '}')) && cursor.skip("}");
        }
        return true;
    }

    private boolean macro(String inside) {
        var read = TRANSFORMED.matcher(inside);
        if (!read.matches()) {
            return false;
        }
        char written = read.group("letter").charAt(0);
        char letter = Character.toLowerCase(written);
        int labels = labels(read.group("labels"));
        if (letters.indexOf(letter) < 0 || labels < 0) {
            return false;
        }
        flush();
        String delimiters = read.group("delimiters");
        parts.add(
                new Macro(
                        letter,
                        labels,
                        !read.group("r").isEmpty(),
                        delimiters.isEmpty() ? "." : delimiters,
                        written != letter));
        return true;
    }

    /// How many labels to keep: 0 for all, -1 when zero is written, which §7.3 forbids.
    private static int labels(String digits) {
        String number = digits.replaceFirst("^0+", "");
        if (number.isEmpty()) {
            return digits.isEmpty() ? 0 : -1;
        }
        return number.length() > 3 ? MAX_LABELS : Math.min(Integer.parseInt(number), MAX_LABELS);
    }

    private void flush() {
        if (!literal.isEmpty()) {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    /// `domain-end`: a macro, or a dot and a top label, perhaps with a final dot.
    private boolean hasDomainEnd() {
        if (tail.isEmpty()) {
            return !text.isEmpty();
        }
        String end = tail.toString().toLowerCase(Locale.ROOT);
        String name = end.endsWith(".") ? end.substring(0, end.length() - 1) : end;
        int dot = name.lastIndexOf('.');
        return dot >= 0 && TOPLABEL.matcher(name.substring(dot + 1)).matches();
    }
}

package dev.dmarcdesk.mail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which lines belong to the header, when empty lines may have come in between.
///
/// An empty line ends a header (RFC 5322 §2.1); pasting doubles line ends, and drops some of them
/// again. An empty line is damage where all lines have one behind them, where fields go on in
/// paragraphs of their own, or where a header would have no author without what follows.
///
/// @param lines those of the header, without the empty ones
/// @param rest what follows the empty line that ends it; nothing when none does
/// @param joined how many empty lines or runs of them were overlooked
/// @param doubt whether the header may as well end at the first of them
record HeaderSpan(List<String> lines, List<String> rest, int joined, boolean doubt) {
    private static final int ENOUGH = 3;

    /// The header up to the first empty line.
    static HeaderSpan strict(List<String> lines) {
        int end = 0;
        while (end < lines.size() && !isEmpty(lines, end)) {
            end++;
        }
        return new HeaderSpan(lines.subList(0, end), rest(lines, end), 0, false);
    }

    /// The header as it was meant.
    static HeaderSpan of(List<String> lines) {
        return isDoubled(lines) ? undoubled(lines) : new Reader(lines).read();
    }

    private static List<String> rest(List<String> lines, int end) {
        int next = end;
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        return lines.subList(next, lines.size());
    }

    /// White space alone continues a field, or it was an empty line before somebody's editor had
    /// it: what follows tells.
    private static boolean isEmpty(List<String> lines, int at) {
        String line = lines.get(at);
        if (line.isEmpty()) {
            return true;
        }
        if (!line.isBlank()) {
            return false;
        }
        boolean goesOn =
                at + 1 < lines.size()
                        && (FieldLine.of(lines.get(at + 1)).isField()
                                || FieldLine.isIndented(lines.get(at + 1)));
        return !goesOn;
    }

    /// Whether every line from the first on has an empty one, and one only, behind it, and several
    /// of them are fields or belong to one.
    private static boolean isDoubled(List<String> lines) {
        int count = 0;
        int fields = 0;
        while (2 * count + 1 < lines.size()
                && !lines.get(2 * count).isBlank()
                && lines.get(2 * count + 1).isBlank()) {
            String line = lines.get(2 * count);
            fields += FieldLine.isIndented(line) || FieldLine.of(line).isKnown() ? 1 : 0;
            count++;
        }
        return count >= ENOUGH && fields > 1;
    }

    /// Every line end was doubled: three in a row were the empty line.
    private static HeaderSpan undoubled(List<String> lines) {
        var header = new ArrayList<String>();
        int at = 0;
        int joined = 0;
        int last = lastOfHeader(lines);
        while (at < lines.size() && !lines.get(at).isBlank()) {
            if (at > last && isProse(lines.get(at))) {
                break;
            }
            header.add(lines.get(at));
            boolean spaced = at + 1 < lines.size() && lines.get(at + 1).isBlank();
            joined += spaced ? 1 : 0;
            at += spaced ? 2 : 1;
        }
        return new HeaderSpan(header, rest(lines, at), joined, false);
    }

    private static int lastOfHeader(List<String> lines) {
        int last = lines.size() - 1;
        while (last > 0
                && !FieldLine.isIndented(lines.get(last))
                && !FieldLine.of(lines.get(last)).isField()) {
            last--;
        }
        return last;
    }

    /// Words and nothing that servers write.
    private static boolean isProse(String line) {
        return line.strip().indexOf(' ') > 0
                && line.chars().noneMatch(c -> "=;@<(/".indexOf(c) >= 0 || Character.isDigit(c));
    }

    private static final class Reader {
        private final List<String> lines;
        private final List<String> header = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private List<OpenField> open = List.of();
        private int joined;

        Reader(List<String> lines) {
            this.lines = lines;
        }

        HeaderSpan read() {
            int at = paragraph(0);
            while (at < lines.size()) {
                var next = rest(lines, at);
                if (next.isEmpty() || !goesOn(next)) {
                    break;
                }
                joined++;
                at = paragraph(lines.size() - next.size());
            }
            return new HeaderSpan(header, rest(lines, at), joined, joined == 1 || joined == 2);
        }

        private int paragraph(int from) {
            int at = from;
            while (at < lines.size() && !isEmpty(lines, at)) {
                String line = lines.get(at);
                header.add(line);
                follow(line);
                at++;
            }
            return at;
        }

        private void follow(String line) {
            var field = FieldLine.of(line);
            names.add(field.name().toLowerCase(Locale.ROOT));
            if (field.isKnown() || open.isEmpty()) {
                open = List.of(new OpenField(field));
            } else {
                open.getFirst().add(line);
            }
        }

        /// Whether the next paragraph is made of fields which this header still lacks.
        private boolean goesOn(List<String> next) {
            if (open.stream().anyMatch(OpenField::lacksSignature)) {
                return true;
            }
            if (!FieldLine.of(next.getFirst()).isKnown()) {
                return false;
            }
            boolean author = names.contains("from");
            for (String line : next) {
                if (line.isBlank()) {
                    break;
                }
                var field = FieldLine.of(line);
                boolean again =
                        FieldNames.isUnique(field.name())
                                && names.contains(field.name().toLowerCase(Locale.ROOT));
                boolean foreign = !field.isKnown() && !FieldLine.isIndented(line);
                if (again || (author && (foreign || isPartOfBody(field)))) {
                    return false;
                }
            }
            return true;
        }

        /// A part of a body has fields too (RFC 2046 §5.1).
        private static boolean isPartOfBody(FieldLine field) {
            return field.name().regionMatches(true, 0, "content-", 0, "content-".length());
        }
    }
}

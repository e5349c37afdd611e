package dev.dmarcdesk.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Turns curly quotes and long dashes back into what was typed.
final class Typography {
    private static final int MOST_DOUBTS = 4;

    private final boolean longer;
    private int count;
    private int doubts;

    private Typography(boolean longer) {
        this.longer = longer;
    }

    /// The lines of a header as they were typed.
    ///
    /// @param lines with plain quotes and hyphens
    /// @param hasDoubts whether a dash may have been one hyphen or two
    record Plain(List<String> lines, boolean hasDoubts) {}

    /// Straightens the lines of a header.
    ///
    /// @param longer which of the two readings is wanted for a dash within a word
    static Plain straighten(List<String> lines, boolean longer, RepairLog log) {
        var typography = new Typography(longer);
        var plain = new ArrayList<String>(lines.size());
        int at = 0;
        while (at < lines.size()) {
            int end = at + 1;
            while (end < lines.size() && FieldLine.isIndented(lines.get(end))) {
                end++;
            }
            typography.field(lines.subList(at, end), end == lines.size(), plain);
            at = end;
        }
        log.note(Repair.Kind.TYPOGRAPHY, typography.count, "curly quotes and long dashes");
        return new Plain(plain, typography.doubts > 0 && typography.doubts <= MOST_DOUBTS);
    }

    /// A quote that nothing closes would swallow the rest of the field: it stays curly, unless the
    /// rest is cut off.
    private void field(List<String> lines, boolean isLast, List<String> plain) {
        long quotes =
                lines.stream()
                        .flatMapToInt(String::chars)
                        .filter(c -> isDouble(c) || c == '"')
                        .count();
        String name = FieldLine.of(lines.getFirst()).name().toLowerCase(Locale.ROOT);
        boolean prose = name.equals("subject") || name.equals("comments");
        for (String line : lines) {
            plain.add(line(line, isLast || quotes % 2 == 0, !prose));
        }
    }

    private String line(String line, boolean paired, boolean dashes) {
        var plain = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            String typed = c < 0x80 ? "" : typed(line, i, paired, dashes);
            count += typed.isEmpty() ? 0 : 1;
            plain.append(typed.isEmpty() ? String.valueOf(c) : typed);
        }
        return plain.toString();
    }

    private String typed(String line, int at, boolean paired, boolean dashes) {
        char c = line.charAt(at);
        if (isDouble(c)) {
            return paired ? "\"" : "";
        }
        return switch (c) {
            case '\u2018', '\u2019', '\u201a', '\u201b' -> "'";
            case '\u2010', '\u2011', '\u2012', '\u2212' -> "-";
            case '\u2013', '\u2014', '\u2015' -> dashes && isInWord(line, at) ? dash(line, at) : "";
            default -> "";
        };
    }

    /// Chat programs make one dash of two hyphens, which A-labels and boundaries have.
    private String dash(String line, int at) {
        boolean label = at >= 2 && line.regionMatches(true, at - 2, "xn", 0, 2);
        if (label) {
            return "--";
        }
        boolean isLong = line.charAt(at) != '\u2013';
        doubts++;
        return isLong != longer ? "--" : "-";
    }

    /// Between blanks a dash is somebody's own.
    private static boolean isInWord(String line, int at) {
        boolean before = at > 0 && line.charAt(at - 1) > ' ';
        boolean after = at + 1 < line.length() && line.charAt(at + 1) > ' ';
        return (before && after) || line.startsWith("boundary=\"", Math.max(0, at - 10));
    }

    private static boolean isDouble(int c) {
        return c >= '\u201c' && c <= '\u201f';
    }
}

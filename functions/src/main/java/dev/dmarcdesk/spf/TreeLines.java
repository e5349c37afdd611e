package dev.dmarcdesk.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The lines of a drawn tree in three columns: the term with its branches, something short, a
/// remark.
final class TreeLines {
    /// A term is never cut shorter.
    private static final int MIN_TERM = 24;

    /// Two blanks and two digits.
    private static final int MIDDLE = 4;

    private static final int MAX_LINES = 150;

    private final List<Line> lines = new ArrayList<>();

    /// A line, before it is known how wide the columns are.
    private record Line(String term, String middle, String remark) {}

    void add(String term, String middle, String remark) {
        lines.add(new Line(term, middle, remark));
    }

    /// @param width how many columns there are; long terms are cut to keep to it
    String drawn(int width) {
        var shown = lines.subList(0, Math.min(lines.size(), MAX_LINES));
        int widest = widest(shown, Line::term);
        int room = width - MIDDLE - widest(shown, Line::remark) - 2;
        int column = Math.min(widest, Math.max(room, MIN_TERM));
        var drawn =
                shown.stream().map(line -> drawn(line, column)).collect(Collectors.joining("\n"));
        return lines.size() == shown.size()
                ? drawn
                : drawn + "\n… and " + (lines.size() - shown.size()) + " more lines";
    }

    private static String drawn(Line line, int column) {
        String term = line.term;
        String cell =
                term.length() > column
                        ? term.substring(0, column - 1) + "…"
                        : term + " ".repeat(column - term.length());
        return (cell + "  " + line.middle + "  " + line.remark).stripTrailing();
    }

    private static int widest(List<Line> lines, Function<Line, String> part) {
        return lines.stream().mapToInt(line -> part.apply(line).length()).max().orElse(0);
    }
}

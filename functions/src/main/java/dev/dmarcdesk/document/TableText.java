package dev.dmarcdesk.document;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Draws a table for a terminal: in columns, cells folded where the line is too short; where even
/// that has no room, one line for each cell.
final class TableText {
    private static final String GAP = "  ";

    /// Less is no column any more.
    private static final int NARROWEST = 12;

    private final Style style;
    private final int width;
    private final StringBuilder out;

    /// @param width columns of the terminal
    /// @param out where the lines go; the cursor stands at the beginning of one
    TableText(Style style, int width, StringBuilder out) {
        this.style = style;
        this.width = width;
        this.out = out;
    }

    void write(List<String> columns, List<List<Sentence>> rows) {
        int[] widths =
                IntStream.range(0, columns.size())
                        .map(column -> widest(column, columns, rows))
                        .toArray();
        if (!fit(widths)) {
            rows.forEach(row -> stacked(columns, row));
            return;
        }
        line(
                columns.stream().map(title -> Sentence.of("%s", new Inline.Strong(title))).toList(),
                widths);
        rows.forEach(row -> line(row, widths));
    }

    private static int widest(int column, List<String> columns, List<List<Sentence>> rows) {
        return Math.max(
                columns.get(column).length(),
                rows.stream()
                        .mapToInt(row -> bare(row.get(column), Integer.MAX_VALUE)[0].length())
                        .max()
                        .orElse(0));
    }

    /// Takes from the widest column until all fit; says whether they do.
    private boolean fit(int[] widths) {
        int room = width - GAP.length() * (widths.length - 1);
        while (Arrays.stream(widths).sum() > room) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= NARROWEST) {
                return false;
            }
            widths[widest]--;
        }
        return true;
    }

    private void line(List<Sentence> cells, int[] widths) {
        var styled =
                IntStream.range(0, cells.size())
                        .mapToObj(i -> lines(style, cells.get(i), widths[i]))
                        .toList();
        var bare =
                IntStream.range(0, cells.size())
                        .mapToObj(i -> bare(cells.get(i), widths[i]))
                        .toList();
        int height = bare.stream().mapToInt(lines -> lines.length).max().orElse(0);
        for (int y = 0; y < height; y++) {
            var line = new StringBuilder();
            int column = 0;
            int end = 0;
            for (int x = 0; x < cells.size(); x++) {
                if (y < bare.get(x).length) {
                    line.append(" ".repeat(column - end)).append(styled.get(x)[y]);
                    end = column + bare.get(x)[y].length();
                }
                column += widths[x] + GAP.length();
                column = Math.max(column, end + GAP.length());
            }
            out.append(line).append('\n');
        }
    }

    private static String[] bare(Sentence cell, int room) {
        return lines(Style.BARE, cell, room);
    }

    private static String[] lines(Style style, Sentence cell, int room) {
        var text = new StringBuilder();
        new Flow(style, room, text, 0, "").write(broken(cell, room));
        return text.substring(0, text.length() - 1).split("\n", -1);
    }

    /// With places to fold in names that are longer than their column, best behind a dot or hyphen.
    private static Sentence broken(Sentence cell, int room) {
        return new Sentence(
                cell.inlines().stream()
                        .map(inline ->
                                inline instanceof Inline.Code(var text)
                                                && !text.contains(" ")
                                                && text.length() > room
                                        ? new Inline.Code(broken(text, room))
                                        : inline)
                        .toList());
    }

    private static String broken(String name, int room) {
        var pieces = new StringBuilder();
        String rest = name;
        while (rest.length() > room) {
            int dot = Math.max(rest.lastIndexOf('.', room - 1), rest.lastIndexOf('-', room - 1));
            int end = dot > 0 ? dot + 1 : room;
            pieces.append(rest, 0, end).append(' ');
            rest = rest.substring(end);
        }
        return pieces.append(rest).toString();
    }

    private void stacked(List<String> columns, List<Sentence> row) {
        for (int i = 0; i < row.size(); i++) {
            var cell = row.get(i);
            var words =
                    i == 0 ? cell : Sentence.of("%s: %s", new Inline.Plain(columns.get(i)), cell);
            String indent = i == 0 ? "" : GAP;
            out.append(indent);
            new Flow(style, width, out, indent.length(), indent + GAP).write(words);
        }
    }
}

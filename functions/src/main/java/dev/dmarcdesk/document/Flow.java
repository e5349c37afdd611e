package dev.dmarcdesk.document;

import java.util.ArrayList;
import java.util.List;

/// Fills lines with words. A word may be made of several pieces of different style ("`p=none`,");
/// code is broken only when it is longer than a line.
final class Flow {
    private final Style style;
    private final int width;
    private final StringBuilder out;
    private final String indent;
    private int column;

    /// @param out where the lines go; the cursor stands in its last line
    /// @param column where in that line
    /// @param indent what every further line begins with
    Flow(Style style, int width, StringBuilder out, int column, String indent) {
        this.style = style;
        this.width = width;
        this.out = out;
        this.column = column;
        this.indent = indent;
    }

    /// Writes the words and ends the line.
    void write(Sentence sentence) {
        boolean first = true;
        for (List<Piece> word : words(sentence)) {
            int length = word.stream().mapToInt(piece -> piece.bare().length()).sum();
            if (!first && column + 1 + length > width) {
                out.append('\n').append(indent);
                column = indent.length();
            } else if (!first) {
                out.append(' ');
                column++;
            }
            word.forEach(piece -> out.append(piece.styled()));
            column += length;
            first = false;
        }
        out.append('\n');
    }

    private record Piece(String bare, String styled) {}

    private List<List<Piece>> words(Sentence sentence) {
        var words = new ArrayList<List<Piece>>();
        var word = new ArrayList<Piece>();
        for (Inline inline : sentence.inlines()) {
            String[] parts = bare(inline).split(" ", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) {
                    end(word, words);
                }
                if (!parts[i].isEmpty()) {
                    word.add(new Piece(parts[i], styled(inline, parts[i])));
                }
            }
        }
        end(word, words);
        return words;
    }

    private static void end(List<Piece> word, List<List<Piece>> words) {
        if (!word.isEmpty()) {
            words.add(List.copyOf(word));
            word.clear();
        }
    }

    private String bare(Inline inline) {
        return switch (inline) {
            case Inline.Plain(var text) -> Visible.text(text);
            case Inline.Strong(var text) -> Visible.text(text);
            case Inline.Code(var text) -> Visible.code(text);
            case Inline.Link(var text, var href) -> Visible.text(text) + " <" + href + ">";
            case Inline.Mark(var tone) -> Style.BARE.mark(tone);
        };
    }

    private String styled(Inline inline, String text) {
        return switch (inline) {
            case Inline.Plain _, Inline.Link _ -> text;
            case Inline.Strong _ -> style.strong(text);
            case Inline.Code _ -> style.code(text);
            case Inline.Mark(var tone) -> style.mark(tone);
        };
    }
}

package dev.dmarcdesk.document;

/// Fills lines with words. A word may be made of several pieces of different style ("`p=none`,");
/// code is broken only when it is longer than a line.
final class Flow {
    private final Style style;
    private final int width;
    private final StringBuilder out;
    private final String indent;
    private final StringBuilder word = new StringBuilder();
    private int length;
    private int column;
    private boolean first = true;

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
        for (Inline inline : sentence.inlines()) {
            String text = bare(inline);
            int from = 0;
            for (int blank = text.indexOf(' '); blank >= 0; blank = text.indexOf(' ', from)) {
                add(inline, text.substring(from, blank));
                endWord();
                from = blank + 1;
            }
            add(inline, text.substring(from));
        }
        endWord();
        out.append('\n');
    }

    private void add(Inline inline, String piece) {
        if (!piece.isEmpty()) {
            word.append(styled(inline, piece));
            length += piece.length();
        }
    }

    /// Puts the word, if there is one, into this line or the next.
    private void endWord() {
        if (length == 0) {
            return;
        }
        if (!first && column + 1 + length > width) {
            out.append('\n').append(indent);
            column = indent.length();
        } else if (!first) {
            out.append(' ');
            column++;
        }
        out.append(word);
        column += length;
        first = false;
        word.setLength(0);
        length = 0;
    }

    private String bare(Inline inline) {
        return switch (inline) {
            case Inline.Plain(var text) -> Visible.text(text);
            case Inline.Strong(var text) -> Visible.text(text);
            case Inline.Code(var text) -> Visible.code(text);
            case Inline.Link(var text, var href) -> Visible.text(text) + " <" + href + ">";
            case Inline.Person(var id) -> id;
            case Inline.Mark(var tone) -> Style.BARE.mark(tone);
        };
    }

    private String styled(Inline inline, String text) {
        return switch (inline) {
            case Inline.Plain _, Inline.Link _, Inline.Person _ -> text;
            case Inline.Strong _ -> style.strong(text);
            case Inline.Code _ -> style.code(text);
            case Inline.Mark(var tone) -> style.mark(tone);
        };
    }
}

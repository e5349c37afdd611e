package dev.dmarcdesk.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Draws a [Document] for a terminal: wrapped to its width, coloured when asked, readable without
/// colour.
public final class TerminalText {
    private static final String MARGIN = "  ";

    /// Means nothing to any shell.
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9._:/=,@%+-]*");

    private static final String LISTING_MARGIN = "      ";
    private static final int NARROW = 72;

    private final Style style;
    private final int width;
    private final StringBuilder out = new StringBuilder();

    private TerminalText(int width, boolean colour) {
        this.style = colour ? Style.COLOUR : Style.BARE;
        this.width = width;
    }

    /// Draws the page.
    ///
    /// @param document what to show
    /// @param width columns of the terminal
    /// @param colour whether ANSI colours may be used
    /// @return lines, each ending in a line feed; foreign control characters never among them
    public static String render(Document document, int width, boolean colour) {
        var text = new TerminalText(width, colour);
        text.title(document);
        document.blocks().forEach(text::block);
        return text.out.toString();
    }

    private void title(Document document) {
        var words = new ArrayList<Inline>();
        words.add(new Inline.Mark(document.tone()));
        words.add(new Inline.Plain(" "));
        for (Inline inline : document.title().inlines()) {
            words.add(new Inline.Strong(inline.text()));
        }
        flow(new Sentence(words), "", MARGIN);
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading(var words) -> heading(words);
            case Block.Paragraph(var words) -> flow(words, "", startsWithSign(words) ? MARGIN : "");
            case Block.Overview(var rows) -> overview(rows);
            case Block.Table(var columns, var rows) -> {
                blankLine();
                new TableText(style, width, out).write(columns, rows);
            }
            case Block.Bullets(var items, var numbered) -> bullets(items, numbered);
            case Block.Listing(var text) -> listing(text);
            case Block.Attachment(_, _, var text) -> listing(text);
            case Block.Excerpt(var text, var at) -> excerpt(text, at.start(), at.end());
            case Block.Folded(var lines) -> folded(lines);
            case Block.SmallPrint(var words) -> smallPrint(words);
            case Block.Choices(var choices) -> choices(choices);
        }
    }

    private void heading(Sentence words) {
        blankLine();
        out.append(style.strong(Visible.text(words.text()))).append('\n');
    }

    private void overview(List<Row> rows) {
        int labels = rows.stream().mapToInt(row -> row.label().length()).max().orElse(0);
        int states = rows.stream().mapToInt(row -> row.state().length()).max().orElse(0);
        boolean narrow = width < NARROW;
        int indent = narrow ? labels + 4 : labels + states + 6;
        blankLine();
        for (Row row : rows) {
            out.append(pad(row.label(), labels))
                    .append(MARGIN)
                    .append(style.mark(row.tone()))
                    .append(' ');
            String state = Visible.text(row.state());
            if (narrow) {
                out.append(state).append('\n').append(" ".repeat(indent));
            } else {
                out.append(pad(state, states)).append(MARGIN);
            }
            new Flow(style, width, out, indent, " ".repeat(indent)).write(row.meaning());
        }
    }

    private void bullets(List<Sentence> items, boolean numbered) {
        int number = 1;
        for (Sentence item : items) {
            flow(item, numbered ? number++ + ". " : "• ", numbered ? "   " : MARGIN);
        }
    }

    private void listing(String text) {
        blankLine();
        text.lines()
                .forEach(line ->
                        out.append(LISTING_MARGIN)
                                .append(style.code(Visible.code(line)))
                                .append('\n'));
        out.append('\n');
    }

    private void excerpt(String text, int start, int end) {
        String before = Visible.code(text.substring(0, Math.min(start, text.length())));
        String marked =
                Visible.code(
                        text.substring(
                                Math.min(start, text.length()), Math.min(end, text.length())));
        String after = Visible.code(text.substring(Math.min(end, text.length())));
        int room = Math.max(20, width - LISTING_MARGIN.length());
        int from =
                Math.max(
                        0, Math.min(before.length(), before.length() + marked.length() + 8 - room));
        String line = before.substring(from) + marked + after;
        out.append(LISTING_MARGIN).append(cut(line, room)).append('\n');
        if (!marked.isEmpty()) {
            int under = Math.min(marked.length(), room - (before.length() - from));
            out.append(LISTING_MARGIN)
                    .append(" ".repeat(before.length() - from))
                    .append(style.bad("^".repeat(Math.max(1, under))))
                    .append('\n');
        }
    }

    private void folded(List<Sentence> lines) {
        blankLine();
        lines.forEach(line -> flow(line, "", MARGIN));
    }

    private void smallPrint(Sentence words) {
        blankLine();
        var plain = new StringBuilder();
        new Flow(Style.BARE, width, plain, 0, "").write(words);
        plain.toString().lines().forEach(line -> out.append(style.dim(line)).append('\n'));
    }

    private void choices(List<Choice> choices) {
        for (Choice choice : choices) {
            String line = "./dmarc " + quoted(Visible.text(choice.commandLine()));
            String labelled = pad(line, width / 2) + MARGIN + choice.label();
            out.append(style.dim(labelled.length() > width ? line : labelled)).append('\n');
        }
    }

    /// As a shell takes it: what follows the first word that means something to one is quoted, so
    /// that a record is copied whole.
    private static String quoted(String line) {
        int start = 0;
        for (String word : line.split(" ", -1)) {
            if (!PLAIN_WORD.matcher(word).matches()) {
                return line.substring(0, start)
                        + "'"
                        + line.substring(start).replace("'", "'\\''")
                        + "'";
            }
            start += word.length() + 1;
        }
        return line;
    }

    private void flow(Sentence words, String first, String rest) {
        out.append(first);
        new Flow(style, width, out, first.length(), rest).write(words);
    }

    /// One blank line, however many shapes ask for it.
    private void blankLine() {
        int end = out.length();
        if (end > 0 && !(end > 1 && out.charAt(end - 1) == '\n' && out.charAt(end - 2) == '\n')) {
            out.append('\n');
        }
    }

    /// Lines after a mark or an arrow are indented, so that it stands alone.
    private static boolean startsWithSign(Sentence words) {
        return !words.isEmpty()
                && (words.inlines().getFirst() instanceof Inline.Mark
                        || words.inlines().getFirst().text().startsWith("→"));
    }

    private static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - text.length()));
    }

    private static String cut(String text, int columns) {
        return text.length() <= columns ? text : text.substring(0, columns - 1) + "…";
    }
}

package dev.dmarcdesk.bot.data;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import java.util.List;

/// Writes a page as one short text, which [PageReader] reads: control characters stand for shapes,
/// a letter for each kind of block.
public final class PageWriter {
    static final char END = 0x00;
    static final char PLAIN = 0x01;
    static final char STRONG = 0x02;
    static final char CODE = 0x03;
    static final char LINK = 0x04;
    static final char MARK = 0x05;
    static final char ITEM = 0x06;
    static final char PERSON = 0x07;

    private final StringBuilder out = new StringBuilder();

    private PageWriter() {}

    /// The page as text.
    public static String write(Document page) {
        var writer = new PageWriter();
        writer.tone(page.tone());
        writer.words(page.title());
        writer.words(page.summary());
        page.blocks().forEach(writer::block);
        return writer.out.toString();
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading(var words) -> sentence('H', words);
            case Block.Paragraph(var words) -> sentence('P', words);
            case Block.SmallPrint(var words) -> sentence('S', words);
            case Block.Bullets(var items, var numbered) -> sentences(numbered ? 'N' : 'B', items);
            case Block.Folded(var lines) -> sentences('F', lines);
            case Block.Listing(var text) -> {
                out.append('L');
                text(text);
            }
            case Block.Attachment(var name, var title, var text) -> {
                out.append('A');
                text(name);
                text(title);
                text(text);
            }
            case Block.Excerpt(var text, var at) -> {
                out.append('E');
                text(text);
                text(at.start() + " " + at.end());
            }
            case Block.Overview(var rows) -> {
                out.append('O');
                rows.forEach(this::row);
                out.append(END);
            }
            case Block.Table(var columns, var rows) -> {
                out.append('T');
                columns.forEach(column -> item(column));
                out.append(END);
                rows.forEach(row -> sentences(ITEM, row));
                out.append(END);
            }
            case Block.Choices(var choices) -> {
                boolean equal = choices.stream().allMatch(PageWriter::isEqual);
                out.append(equal ? 'C' : 'W');
                choices.forEach(choice -> choice(choice, equal));
                out.append(END);
            }
        }
    }

    private void sentence(char kind, Sentence words) {
        out.append(kind);
        words(words);
    }

    private void sentences(char kind, List<Sentence> all) {
        out.append(kind);
        for (Sentence words : all) {
            out.append(ITEM);
            words(words);
        }
        out.append(END);
    }

    private void row(Row row) {
        item(row.label());
        tone(row.tone());
        text(row.state());
        words(row.meaning());
    }

    private static boolean isEqual(Choice choice) {
        return choice.weight() == Choice.Weight.EQUAL;
    }

    /// Pages were written before choices had a weight, and can still be read.
    private void choice(Choice choice, boolean equal) {
        item(choice.label());
        text(choice.commandLine());
        if (!equal) {
            out.append(letter(choice.weight()));
        }
    }

    static char letter(Choice.Weight weight) {
        return switch (weight) {
            case EQUAL -> 'E';
            case FIRST -> 'F';
            case GRAVE -> 'G';
        };
    }

    private void item(String text) {
        out.append(ITEM);
        text(text);
    }

    private void words(Sentence words) {
        for (Inline inline : words.inlines()) {
            switch (inline) {
                case Inline.Plain(var text) -> piece(PLAIN, text);
                case Inline.Strong(var text) -> piece(STRONG, text);
                case Inline.Code(var text) -> piece(CODE, text);
                case Inline.Person(var id) -> piece(PERSON, id);
                case Inline.Link(var text, var href) -> {
                    piece(LINK, text);
                    piece(PLAIN, href);
                }
                case Inline.Mark(var tone) -> {
                    out.append(MARK);
                    tone(tone);
                }
            }
        }
        out.append(END);
    }

    private void piece(char kind, String text) {
        out.append(kind);
        plain(text);
    }

    private void text(String text) {
        plain(text);
        out.append(END);
    }

    private void tone(Tone tone) {
        out.append(letter(tone));
    }

    static char letter(Tone tone) {
        return switch (tone) {
            case GOOD -> 'G';
            case NOTICE -> 'N';
            case WARNING -> 'W';
            case BAD -> 'B';
            case UNKNOWN -> 'U';
            case SKIPPED -> 'S';
        };
    }

    /// Control characters are shapes here; in a text they can not be seen anyway.
    private void plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c <= PERSON ? '\uFFFD' : c);
        }
    }
}

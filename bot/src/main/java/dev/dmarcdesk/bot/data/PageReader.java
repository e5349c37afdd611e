package dev.dmarcdesk.bot.data;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// Reads what [PageWriter] wrote.
public final class PageReader {
    private final String text;
    private int at;

    private PageReader(String text) {
        this.text = text;
    }

    /// The page.
    ///
    /// @throws IllegalArgumentException or [IndexOutOfBoundsException] when another version wrote
    ///   it
    public static Document read(String text) {
        var reader = new PageReader(text);
        Tone tone = reader.tone();
        Sentence title = reader.words();
        Sentence summary = reader.words();
        var blocks = new ArrayList<Block>();
        while (reader.at < text.length()) {
            blocks.add(reader.block());
        }
        return new Document(tone, title, summary, blocks);
    }

    private Block block() {
        char kind = text.charAt(at++);
        return switch (kind) {
            case 'H' -> new Block.Heading(words());
            case 'P' -> new Block.Paragraph(words());
            case 'S' -> new Block.SmallPrint(words());
            case 'N' -> new Block.Bullets(items(this::words), true);
            case 'B' -> new Block.Bullets(items(this::words), false);
            case 'F' -> new Block.Folded(items(this::words));
            case 'L' -> new Block.Listing(text());
            case 'A' -> new Block.Attachment(text(), text(), text());
            case 'E' -> excerpt();
            case 'O' -> new Block.Overview(items(this::row));
            case 'T' -> new Block.Table(items(this::text), items(() -> items(this::words)));
            case 'C' -> new Block.Choices(items(this::choice));
            case 'W' -> new Block.Choices(items(this::weighedChoice));
            default -> throw new IllegalArgumentException("no block " + (int) kind);
        };
    }

    private Block.Excerpt excerpt() {
        String line = text();
        String[] place = text().split(" ", 2);
        return new Block.Excerpt(
                line, new Range(Integer.parseInt(place[0]), Integer.parseInt(place[1])));
    }

    private Row row() {
        return new Row(text(), tone(), text(), words());
    }

    private Choice choice() {
        return new Choice(text(), text());
    }

    private Choice weighedChoice() {
        String label = text();
        return new Choice(label, text(), weight());
    }

    private Choice.Weight weight() {
        char letter = text.charAt(at++);
        return Arrays.stream(Choice.Weight.values())
                .filter(weight -> PageWriter.letter(weight) == letter)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no weight " + (int) letter));
    }

    private <T> List<T> items(Supplier<T> item) {
        var items = new ArrayList<T>();
        while (text.charAt(at++) == PageWriter.ITEM) {
            items.add(item.get());
        }
        return items;
    }

    private Sentence words() {
        var inlines = new ArrayList<Inline>();
        for (char kind = text.charAt(at++); kind != PageWriter.END; kind = text.charAt(at++)) {
            inlines.add(inline(kind));
        }
        return new Sentence(inlines);
    }

    private Inline inline(char kind) {
        return switch (kind) {
            case PageWriter.PLAIN -> new Inline.Plain(plain());
            case PageWriter.STRONG -> new Inline.Strong(plain());
            case PageWriter.CODE -> new Inline.Code(plain());
            case PageWriter.PERSON -> new Inline.Person(plain());
            case PageWriter.LINK -> link();
            case PageWriter.MARK -> new Inline.Mark(tone());
            default -> throw new IllegalArgumentException("no inline " + (int) kind);
        };
    }

    private Inline.Link link() {
        String words = plain();
        at++;
        return new Inline.Link(words, plain());
    }

    private Tone tone() {
        char letter = text.charAt(at++);
        return Arrays.stream(Tone.values())
                .filter(tone -> PageWriter.letter(tone) == letter)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no tone " + (int) letter));
    }

    private String text() {
        String text = plain();
        at++;
        return text;
    }

    private String plain() {
        int start = at;
        while (text.charAt(at) > PageWriter.PERSON) {
            at++;
        }
        return text.substring(start, at);
    }
}

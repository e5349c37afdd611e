package dev.dmarcdesk.bot.slack;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// A page inside a button, so that it can be shown to others later although nobody stored it:
/// written short, deflated with the words that such pages have in common, and sealed, because
/// whatever a button brings back is posted in the bot's name.
final class PagePack {
    /// Another number whenever the words in common or the way of writing change.
    private static final byte VERSION = 1;

    /// Octets of a page that was packed; a page is far shorter.
    private static final int LONGEST = 100_000;

    private static final byte[] COMMON = PageWords.COMMON.getBytes(StandardCharsets.UTF_8);

    private final Seal seal;

    /// @param token the bot's
    PagePack(String token) {
        this.seal = new Seal(token, "page");
    }

    /// Packs a page into the value of a button.
    ///
    /// A page that is too long loses, in this order: what is folded and in small print, buttons,
    /// then blocks from its end. It says so.
    ///
    /// @param holder the user whose button it is
    /// @return at most [MessageFit#BUTTON_VALUE] characters; nothing when not even the first block
    ///   fits
    Optional<String> pack(Document page, String holder) {
        Document rest = page;
        for (Optional<String> packed = closed(rest, holder);
                ;
                packed = closed(shortened(rest), holder)) {
            if (packed.isPresent()) {
                return packed;
            }
            var blocks = less(rest.blocks());
            if (blocks.isEmpty()) {
                return Optional.empty();
            }
            rest = new Document(page.tone(), page.title(), page.summary(), blocks);
        }
    }

    /// The page in the value of a button.
    ///
    /// @param holder the user who clicked it
    /// @return nothing for what was not packed here for that user, or by another version
    Optional<Document> unpack(String value, String holder) {
        return seal.open(value, holder).flatMap(PagePack::inflate).flatMap(PagePack::read);
    }

    private static Optional<Document> read(String text) {
        try {
            return Optional.of(PageReader.read(text));
        } catch (IllegalArgumentException | IndexOutOfBoundsException anotherVersion) {
            return Optional.empty();
        }
    }

    private static Document shortened(Document page) {
        var blocks = new ArrayList<>(page.blocks());
        blocks.add(
                new Block.SmallPrint(Sentence.of("Shortened; who shared it has the whole page.")));
        return new Document(page.tone(), page.title(), page.summary(), blocks);
    }

    private static List<Block> less(List<Block> blocks) {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            if (blocks.get(i) instanceof Block.Folded
                    || blocks.get(i) instanceof Block.SmallPrint
                    || blocks.get(i) instanceof Block.Choices) {
                return without(blocks, i);
            }
        }
        return blocks.isEmpty() ? blocks : without(blocks, blocks.size() - 1);
    }

    private static List<Block> without(List<Block> blocks, int index) {
        var rest = new ArrayList<>(blocks);
        rest.remove(index);
        return rest;
    }

    private Optional<String> closed(Document page, String holder) {
        String value = seal.close(deflate(PageWriter.write(page)), holder);
        return value.length() <= MessageFit.BUTTON_VALUE ? Optional.of(value) : Optional.empty();
    }

    private static byte[] deflate(String text) {
        var out = new ByteArrayOutputStream();
        out.write(VERSION);
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setDictionary(COMMON);
            deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
            deflater.finish();
            var buffer = new byte[4_096];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        return out.toByteArray();
    }

    private static Optional<String> inflate(byte[] octets) {
        if (octets.length == 0 || octets[0] != VERSION) {
            return Optional.empty();
        }
        try (var inflater = new Inflater(true)) {
            inflater.setDictionary(COMMON);
            inflater.setInput(octets, 1, octets.length - 1);
            var buffer = new byte[LONGEST];
            int length = inflater.inflate(buffer);
            return inflater.finished()
                    ? Optional.of(new String(buffer, 0, length, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (DataFormatException anotherVersion) {
            return Optional.empty();
        }
    }
}

package dev.dmarcdesk.bot.slack;

import dev.dmarcdesk.bot.data.Packing;
import dev.dmarcdesk.bot.data.PageReader;
import dev.dmarcdesk.bot.data.PageWriter;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A page inside a button, so that it can be shown to others later although nobody stored it:
/// written short, deflated with the words that such pages have in common, and sealed, because
/// whatever a button brings back is posted in the bot's name.
final class PagePack {
    /// A page is far shorter than the most that is unpacked.
    private static final Packing PACKING = new Packing(1, PageWords.COMMON, 100_000);

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
        return seal.open(value, holder).flatMap(PACKING::unpack).flatMap(PagePack::read);
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
        String value = seal.close(PACKING.pack(PageWriter.write(page)), holder);
        return value.length() <= MessageFit.BUTTON_VALUE ? Optional.of(value) : Optional.empty();
    }
}

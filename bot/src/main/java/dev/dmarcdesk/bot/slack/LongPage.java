package dev.dmarcdesk.bot.slack;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A page with a text too long for a conversation, as it reads beside the file and without it.
///
/// @param page the page
/// @param file the text; a page has one at most
record LongPage(Document page, Block.Attachment file) {
    private static final int LINES_BESIDE_FILE = 12;

    /// The page as one of these, if it is one.
    static Optional<LongPage> of(Document page) {
        return page.blocks().stream()
                .filter(Block.Attachment.class::isInstance)
                .map(Block.Attachment.class::cast)
                .findFirst()
                .map(file -> new LongPage(page, file));
    }

    /// With the file in its thread.
    Document besideFile() {
        return with(
                LINES_BESIDE_FILE,
                Sentence.of(
                        "That is the beginning. All %d lines are in the file %s in this thread.",
                        file.lines(), file.name()));
    }

    /// Without the file.
    ///
    /// @param why a clause
    Document withoutFile(Sentence why) {
        return with(
                MessageFit.LISTED_LINES,
                Sentence.of(
                        "That is only the beginning of %d lines. They could not be posted as a file: %s."
                                + " The same command after %s in a terminal prints them all.",
                        file.lines(), why, "./dmarc"));
    }

    private Document with(int lines, Sentence words) {
        var blocks = new ArrayList<Block>();
        for (Block block : page.blocks()) {
            blocks.addAll(
                    block.equals(file)
                            ? List.of(
                                    new Block.Listing(file.beginning(lines)),
                                    new Block.Paragraph(words))
                            : List.of(block));
        }
        return new Document(page.tone(), page.title(), page.summary(), blocks);
    }
}

package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.report.Remedies;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The shortest fix for people: what to do, the records standing alone.
///
/// @param remedies the page's own, so that no record is written down twice on it
record FixBlocks(Remedies remedies) {
    /// Nothing for nothing.
    ///
    /// @param heading what it is for
    List<Block> of(ShortestFix fix, Sentence heading) {
        var blocks = new ArrayList<Block>();
        if (fix.isNothing()) {
            return blocks;
        }
        blocks.add(new Block.Heading(heading));
        blocks.addAll(remedies.blocks(Sentence.NONE, new Fix.Todo(fix.lead(), fix.records())));
        fix.setUp().forEach(setUp -> setUp(setUp, fix.note().and(fix.helped()), blocks));
        return blocks;
    }

    private static void setUp(SetUp setUp, Sentence end, List<Block> blocks) {
        var open = new ArrayList<SetUp.Row>();
        for (SetUp.Part part : setUp.parts()) {
            switch (part) {
                case SetUp.Row row -> open.add(row);
                case SetUp.Words(var text) -> {
                    listing(open, blocks);
                    blocks.add(new Block.Paragraph(Sentence.of("%s", new Inline.Plain(text))));
                }
            }
        }
        listing(open, blocks);
        if (!end.isEmpty()) {
            blocks.add(new Block.Paragraph(end));
        }
    }

    /// Records of one set-up are published together, so they stand in one listing.
    private static void listing(List<SetUp.Row> rows, List<Block> blocks) {
        if (!rows.isEmpty()) {
            blocks.add(
                    new Block.Listing(
                            rows.stream()
                                    .map(ShortestFix::line)
                                    .collect(Collectors.joining("\n"))));
            rows.clear();
        }
    }
}

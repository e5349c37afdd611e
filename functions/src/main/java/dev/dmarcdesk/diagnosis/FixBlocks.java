package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.report.Remedies;

import java.util.ArrayList;
import java.util.List;

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
        fix.setUp().forEach(setUp -> blocks.addAll(setUp.blocks()));
        var end = fix.note().and(fix.helped());
        if (!end.isEmpty()) {
            blocks.add(new Block.Paragraph(end));
        }
        return blocks;
    }
}

package dev.dmarcdesk.watch;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;

/// What is to be done, at the end of a page: all from the first arrow to the small print.
final class ToDo {
    private static final String ARROW = "→";

    /// What every remedy begins with.
    static final Sentence LEAD = Sentence.of(ARROW);

    private ToDo() {}

    /// A page on which nothing is to be done any more.
    static List<Block> without(List<Block> blocks) {
        var rest = new ArrayList<>(blocks.subList(0, begin(blocks)));
        blocks.stream().filter(Block.SmallPrint.class::isInstance).forEach(rest::add);
        return rest;
    }

    /// A page with words more, above what is to be done, so that they are read.
    static List<Block> below(List<Block> blocks, Sentence words) {
        var more = new ArrayList<>(blocks);
        more.add(begin(blocks), new Block.Paragraph(words));
        return more;
    }

    private static int begin(List<Block> blocks) {
        int at = 0;
        while (at < blocks.size() && !isBegin(blocks.get(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBegin(Block block) {
        return block instanceof Block.SmallPrint
                || (block instanceof Block.Paragraph(var words)
                        && !words.isEmpty()
                        && words.inlines().getFirst() instanceof Inline.Plain(var text)
                        && text.startsWith(ARROW));
    }
}

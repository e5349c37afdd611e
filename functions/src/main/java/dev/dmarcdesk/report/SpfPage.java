package dev.dmarcdesk.report;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.spf.SpfFacts;
import dev.dmarcdesk.spf.SpfLimits;
import dev.dmarcdesk.spf.SpfTree;
import dev.dmarcdesk.spf.SpfTreeText;

import java.util.List;

/// The page about a domain's SPF record: the record, the whole tree of what it includes, and what
/// it costs.
public final class SpfPage {
    private static final int TREE_WIDTH = 60;

    private SpfPage() {}

    /// Writes the page.
    ///
    /// @param report what was found
    /// @param run when, and how long it took
    public static Document of(Report report, Run run) {
        var part = PartPage.of(report, SpfFacts.class);
        List<Block> body = part.facts().tree().map(SpfPage::tree).orElse(List.of());
        String domain = report.subject().domain().toString();
        return part.write(body, run, List.of(new Choice("Full check", "check " + domain)));
    }

    /// How the record stands.
    public static Level level(Report report) {
        return PartPage.of(report, SpfFacts.class).level();
    }

    private static List<Block> tree(SpfTree tree) {
        return List.of(
                new Block.Listing(tree.record().text()),
                new Block.Heading(Sentence.of("What it includes, and the lookups it costs")),
                new Block.Listing(SpfTreeText.of(tree, TREE_WIDTH)),
                new Block.Paragraph(
                        Sentence.of(
                                "In the worst case, when nothing matches before the end. %d of the"
                                        + " lookups find nothing; %d such void lookups are allowed.",
                                tree.voids(), SpfLimits.VOIDS)));
    }
}

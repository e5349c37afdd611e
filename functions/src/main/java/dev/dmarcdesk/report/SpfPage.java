package dev.dmarcdesk.report;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.spf.SpfFacts;
import dev.dmarcdesk.spf.SpfFinding;
import dev.dmarcdesk.spf.SpfLimits;
import dev.dmarcdesk.spf.SpfTree;
import dev.dmarcdesk.spf.SpfTreeText;

import java.util.ArrayList;
import java.util.List;

/// The page about a domain's SPF record: the record, the whole tree of what it includes, and what
/// it costs.
public final class SpfPage {
    private static final int TREE_WIDTH = 74;

    private SpfPage() {}

    /// Writes the page.
    ///
    /// @param report what was found
    /// @param run when, and how long it took
    public static Document of(Report report, Run run) {
        var part = PartPage.of(report, SpfFacts.class);
        var body = new ArrayList<Block>();
        body.add(part.meaning());
        var services = Senders.of(report.providers().stream().map(Provider::sender).toList());
        part.facts().tree().ifPresent(tree -> body.addAll(tree(tree, services)));
        part.facts()
                .budget()
                .forEach(plan -> body.addAll(new SpfBudget(plan, report.zones()).blocks()));
        String domain = report.subject().domain().toString();
        var choices = new ArrayList<>(part.published());
        choices.add(new Choice("Re-check", "spf " + domain));
        choices.add(new Choice("Full check", "check " + domain));
        choices.add(new Choice("Plan", "plan " + domain));
        // The table has a row for each of them.
        boolean tabled = !part.facts().budget().isEmpty();
        return part.write(
                body,
                run,
                choices,
                advice -> tabled && advice.finding() instanceof SpfFinding.UnusedInclude);
    }

    /// How the record stands.
    public static Level level(Report report) {
        return PartPage.of(report, SpfFacts.class).level();
    }

    private static List<Block> tree(SpfTree tree, Senders services) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Listing(tree.record().text()));
        if (tree.lookups() == 0) {
            return blocks;
        }
        blocks.add(new Block.Heading(Sentence.of("What it includes, and the lookups it costs")));
        blocks.add(
                Block.Attachment.orListing(
                        "spf-" + tree.domain() + ".txt",
                        "SPF tree of " + tree.domain(),
                        SpfTreeText.of(tree, services, TREE_WIDTH)));
        blocks.add(
                new Block.Paragraph(
                        Sentence.of(
                                        "This is the worst case, in which nothing matches before the end.")
                                .and(voids(tree.voids()))));
        return blocks;
    }

    private static Sentence voids(int voids) {
        return voids == 0
                ? Sentence.NONE
                : Sentence.of(
                        "%d of these lookups find nothing (void); %d are allowed.",
                        voids, SpfLimits.VOIDS);
    }
}

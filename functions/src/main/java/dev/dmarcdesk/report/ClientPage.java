package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Zones;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.spf.CheckedText;
import dev.dmarcdesk.spf.SpfLimits;

import java.util.ArrayList;
import java.util.List;

/// The page about one client: what a receiver decides, why, every term looked at, and what it cost.
public final class ClientPage {
    private static final int TREE_WIDTH = 74;

    private final ClientReport report;
    private final ClientWords words;

    private ClientPage(ClientReport report) {
        this.report = report;
        this.words = new ClientWords(report);
    }

    /// Writes the page. The sender's local part is not on it, unless the record asks the DNS for
    /// it.
    ///
    /// @param report what was found
    /// @param run when, and how long it took
    public static Document of(ClientReport report, Run run) {
        return new ClientPage(report).write(run);
    }

    private Document write(Run run) {
        Verdict verdict = report.verdict();
        var blocks = new ArrayList<Block>();
        paragraph(words.why(), blocks);
        paragraph(words.meaning().and(words.alignment()), blocks);
        paragraph(words.elsewhere(), blocks);
        paragraph(words.assumptions(), blocks);
        explanation(blocks);
        trace(blocks);
        advice(verdict, blocks);
        blocks.add(new Block.SmallPrint(run.cost(report.transcript().asked())));
        blocks.add(new Block.Choices(choices()));
        return new Document(
                report.level().tone(),
                verdict.headline(),
                Sentence.of("%s. %s", verdict.headline(), words.why()),
                blocks);
    }

    private static void paragraph(Sentence words, List<Block> blocks) {
        if (!words.isEmpty()) {
            blocks.add(new Block.Paragraph(words));
        }
    }

    private void explanation(List<Block> blocks) {
        if (!report.outcome().explanation().isEmpty()) {
            blocks.add(
                    new Block.Paragraph(
                            Sentence.of(
                                    "The domain tells clients that it refuses (RFC 7208 §6.2):")));
            blocks.add(new Block.Listing(report.outcome().explanation()));
        }
    }

    private void trace(List<Block> blocks) {
        var outcome = report.outcome();
        if (outcome.checked().record().text().isEmpty()) {
            return;
        }
        blocks.add(new Block.Heading(Sentence.of("What was looked at, in order")));
        blocks.add(new Block.Listing(CheckedText.of(outcome.checked(), TREE_WIDTH)));
        blocks.add(
                new Block.Paragraph(
                        Sentence.of(
                                "That took %d of %d lookups; %d of at most %d found nothing (RFC 7208"
                                        + " §4.6.4).",
                                outcome.lookups(),
                                SpfLimits.LOOKUPS,
                                outcome.voids(),
                                SpfLimits.VOIDS)));
    }

    /// What is wrong with the record in full, or else what to do about the outcome.
    private void advice(Verdict verdict, List<Block> blocks) {
        if (report.findings().isEmpty()) {
            paragraph(Sentence.of("→").and(verdict.nextStep()), blocks);
            return;
        }
        var inFull =
                new FindingBlocks(new Remedies(new Zones(report.transcript(), DomainName.ROOT)));
        report.findings().forEach(one -> blocks.addAll(inFull.inFull(one)));
    }

    private List<Choice> choices() {
        var choices = new ArrayList<Choice>();
        String domain = report.question().domain().toString();
        String identity = report.question().identity();
        if (!identity.equals(domain)) {
            choices.add(
                    new Choice(
                            "The sender's domain",
                            "spf " + identity + " --ip " + report.question().ip().address()));
        }
        choices.add(new Choice("The whole SPF record", "spf " + domain));
        choices.add(new Choice("Full check", "check " + domain));
        return choices;
    }
}

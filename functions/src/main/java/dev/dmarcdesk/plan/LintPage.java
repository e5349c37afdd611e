package dev.dmarcdesk.plan;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.report.FindingBlocks;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.report.Remedies;
import dev.dmarcdesk.report.Run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The page about a record before it is published: one sentence, what to publish instead, what is
/// wrong and where, and the rest in a line each.
public final class LintPage {
    private static final int IN_FULL = 6;
    private static final int STRING = 255;

    private final Lint lint;
    private final Run run;
    private final Remedies remedies = new Remedies();
    private final List<Block> blocks = new ArrayList<>();

    private LintPage(Lint lint, Run run) {
        this.lint = lint;
        this.run = run;
    }

    /// Writes the page.
    ///
    /// @param lint what came of it
    /// @param run when, and how long it took
    public static Document of(Lint lint, Run run) {
        return new LintPage(lint, run).write();
    }

    /// The whole answer in one sentence, without its full stop.
    public static Sentence headline(Lint lint) {
        var label = new Inline.Plain(lint.draft().type().label());
        return switch (lint.level()) {
            case GOOD -> Sentence.of("This %s record is right", label);
            case ATTENTION -> Sentence.of("Mend this %s record before you publish it", label);
            case BAD -> Sentence.of("Do not publish this %s record as it is", label);
            case UNKNOWN ->
                    Sentence.of(
                            "The text of this %s record is right; not everything around it could be looked up",
                            label);
        };
    }

    /// What to do, in a sentence.
    public static Sentence nextStep(Lint lint) {
        if (lint.corrected().isEmpty()) {
            return lint.level() == Level.GOOD
                    ? Sentence.of("Publish it as it is.")
                    : Sentence.of("Mend what is said below, and ask again.");
        }
        return lint.level() == Level.GOOD
                ? Sentence.of("Publish the record without what stood around it.")
                : Sentence.of("Publish the corrected record instead.");
    }

    private Sentence lead() {
        return lint.level() == Level.GOOD
                ? Sentence.of("This is the record to publish:")
                : Sentence.of("Publish this instead:");
    }

    private Document write() {
        var headline = headline(lint);
        correct();
        var findings = new FindingBlocks(remedies);
        List<Advice> full =
                FindingBlocks.mattering(lint.findings()).stream().limit(IN_FULL).toList();
        full.forEach(advice -> blocks.addAll(findings.inFull(advice)));
        blocks.addAll(
                FindingBlocks.folded(
                        lint.findings().stream().filter(one -> !full.contains(one)).toList()));
        blocks.add(new Block.SmallPrint(smallPrint()));
        lint.domain()
                .filter(_ -> lint.isLive())
                .map(domain -> new Choice("Full check", "check " + domain))
                .ifPresent(choice -> blocks.add(new Block.Choices(List.of(choice))));
        return new Document(
                lint.level().tone(),
                headline,
                Sentence.of("%s. %s", headline, nextStep(lint)),
                blocks);
    }

    /// The record to publish, once and first; findings that ask for it refer to it.
    private void correct() {
        if (lint.corrected().isEmpty()) {
            blocks.add(new Block.Paragraph(nextStep(lint)));
        } else if (lint.draft().type() == RecordType.MTA_STS_POLICY) {
            blocks.add(new Block.Paragraph(lead()));
            blocks.add(new Block.Listing(lint.corrected()));
        } else {
            blocks.addAll(
                    remedies.blocks(Sentence.NONE, new Fix.Todo(lead(), List.of(lint.edit()))));
        }
        standIn();
        lint.toPublish()
                .filter(text ->
                        text.length() > STRING && lint.draft().type() != RecordType.MTA_STS_POLICY)
                .ifPresent(text -> {
                    blocks.add(new Block.Paragraph(Sentence.of("For a zone file, in strings:")));
                    blocks.add(new Block.Listing(strings(text)));
                });
    }

    /// An address of our own making has to be told.
    private void standIn() {
        String address = "dmarc-reports@" + lint.place().domain();
        if (lint.corrected().contains(address) && !lint.draft().text().contains(address)) {
            blocks.add(
                    new Block.Paragraph(
                            Sentence.of(
                                    "%s is a stand-in: put an address that somebody reads.",
                                    address)));
        }
    }

    /// RFC 1035 §5.1: quotes and backslashes are escaped.
    private static String strings(String text) {
        return Rdata.Text.of(text).strings().stream()
                .map(string -> "\"" + string.replaceAll("[\"\\\\]", "\\\\$0") + "\"")
                .collect(Collectors.joining(" "));
    }

    private Sentence smallPrint() {
        String unseen = lint.draft().type().unseen();
        if (!lint.isLive()) {
            return Sentence.of(
                    "The text alone was judged. Not looked at: what is published already, and %s. For that, add %s.",
                    new Inline.Plain(unseen), new Inline.Plain("--domain example.com"));
        }
        var asked =
                Sentence.of(
                        "%d DNS questions, %d ms",
                        lint.transcript().asked(), run.took().toMillis());
        return lint.place().isKnown()
                ? asked
                : asked.and(
                        Sentence.of(
                                "· not looked at: what is published already; name the selector with %s",
                                new Inline.Plain("--selector s1")));
    }
}

package dev.dmarcdesk.plan;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordText;
import dev.dmarcdesk.check.ServedFile;
import dev.dmarcdesk.check.Zones;
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

/// The page about a record before it is published: one sentence, what to publish instead, what is
/// wrong and where, and the rest in a line each.
public final class LintPage {
    private static final int IN_FULL = 6;
    private static final int STRING = 255;

    private final Lint lint;
    private final Run run;
    private final Remedies remedies;
    private final List<Block> blocks = new ArrayList<>();

    private LintPage(Lint lint, Run run) {
        this.lint = lint;
        this.run = run;
        this.remedies = new Remedies(new Zones(lint.transcript(), lint.place().domain()));
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
        var noun = new Inline.Plain(lint.draft().type().noun());
        var publish = new Inline.Plain(lint.draft().type().isFile() ? "serve" : "publish");
        return switch (lint.level()) {
            case GOOD -> Sentence.of("This %s is right", noun);
            case ATTENTION ->
                    lint.comesTooSoon()
                            ? Sentence.of(
                                    "This %s is right, but no picture is shown before DMARC stops forged mail",
                                    noun)
                            : Sentence.of("Mend this %s before you %s it", noun, publish);
            case BAD -> Sentence.of("Do not %s this %s as it is", publish, noun);
            case UNKNOWN ->
                    Sentence.of(
                            "The text of this %s is right; not everything around it could be looked up",
                            noun);
        };
    }

    /// What to do, in a sentence.
    public static Sentence nextStep(Lint lint) {
        if (lint.level() == Level.UNKNOWN) {
            return Sentence.of("Ask again when the DNS answers, before you publish it.");
        }
        boolean right = lint.level() == Level.GOOD;
        if (lint.draft().type().isFile()) {
            return file(lint);
        }
        if (lint.comesTooSoon()) {
            return Sentence.of("See to DMARC first; until then the record does nothing.");
        }
        if (lint.corrected().isEmpty()) {
            return right ? asItIs(lint) : Sentence.of("Change what is said below, and ask again.");
        }
        return right
                ? Sentence.of("Publish the record without what stood around it.")
                : Sentence.of("Publish the corrected record instead.");
    }

    private static Sentence asItIs(Lint lint) {
        return switch (lint.standing()) {
            case PUBLISHED -> Sentence.of("It is published already: nothing needs doing.");
            case REPLACES ->
                    Sentence.of(
                            "Publish it as it is, in place of what stands at %s now: two of them would annul each other.",
                            lint.place().name().toString());
            case NEW ->
                    lint.place().isKnown()
                            ? Sentence.of(
                                    "Publish it as it is, as a TXT record at %s.",
                                    lint.place().name().toString())
                            : Sentence.of("Publish it as it is.");
        };
    }

    /// Senders fetch a policy again only when the record has another id (RFC 8461 §3.1).
    private static Sentence file(Lint lint) {
        if (lint.corrected().isEmpty() && lint.level() != Level.GOOD) {
            return Sentence.of("Change what is said below, and ask again.");
        }
        return lint.corrected().isEmpty()
                ? Sentence.of(
                        "Serve it as text/plain at %s, and whenever it changes give the record at %s another id.",
                        address(lint), lint.place().name().toString())
                : Sentence.of(
                        "Serve this instead, as text/plain, and then give the record at %s another id.",
                        lint.place().name().toString());
    }

    private static String address(Lint lint) {
        return "https://mta-sts." + lint.place().domain() + "/.well-known/mta-sts.txt";
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
        } else if (lint.draft().type().isFile()) {
            blocks.addAll(
                    remedies.blocks(
                            Sentence.NONE,
                            new Fix.Todo(
                                    file(lint),
                                    List.of(),
                                    List.of(new ServedFile(address(lint), lint.corrected())))));
        } else {
            blocks.addAll(
                    remedies.blocks(Sentence.NONE, new Fix.Todo(lead(), List.of(lint.edit()))));
        }
        standIn();
        lint.toPublish()
                .filter(text -> lint.corrected().isEmpty() && text.length() > STRING)
                .filter(_ -> !lint.draft().type().isFile())
                .map(text -> Rdata.Text.of(text).strings())
                .ifPresent(strings -> {
                    blocks.add(new Block.Paragraph(Sentence.of("For a zone file, in strings:")));
                    blocks.add(new Block.Listing(RecordText.quoted(strings)));
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

    /// Only messages that name a selector in their BIMI-Selector field use another one than the
    /// usual (BIMI §4.4).
    private Sentence selector() {
        return lint.place().isUnusual(lint.draft().type())
                ? Sentence.of(
                        "· used only for messages whose BIMI-Selector field names %s",
                        lint.place().selector())
                : Sentence.NONE;
    }

    private Sentence smallPrint() {
        String unseen = lint.draft().type().unseen();
        if (!lint.isLive()) {
            return Sentence.of(
                    "The text alone was judged. Not looked at: what is published already, and %s. For that, add %s.",
                    new Inline.Plain(unseen), new Inline.Plain("--domain example.com"));
        }
        var asked = run.cost(lint.transcript().asked());
        return lint.place().isKnown()
                ? asked.and(selector())
                : asked.and(
                        Sentence.of(
                                "· not looked at: what is published already; name the selector with %s",
                                new Inline.Plain("--selector s1")));
    }
}

package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dns.Existence;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.domain.DomainFacts;
import dev.dmarcdesk.domain.DomainFinding;
import dev.dmarcdesk.sender.Sender;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The page about a domain: the answer, what to do first, how each thing stands, at most five
/// findings in full, and the rest in a line each.
public final class ReportPage {
    private static final int IN_FULL = 5;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Report report;
    private final Run run;
    private final Remedies remedies;
    private final FindingBlocks findings;
    private final List<Block> blocks = new ArrayList<>();

    private ReportPage(Report report, Run run) {
        this.report = report;
        this.run = run;
        this.remedies = new Remedies(report.zones());
        this.findings = new FindingBlocks(remedies);
    }

    /// Writes the page.
    ///
    /// @param report what was found
    /// @param run when, and how long it took
    public static Document of(Report report, Run run) {
        return new ReportPage(report, run).write();
    }

    private Document write() {
        Verdict verdict = report.verdict();
        first();
        blocks.add(new Block.Overview(rows()));
        List<Advice> inFull = inFull();
        if (!inFull.isEmpty()) {
            blocks.add(new Block.Heading(Sentence.of("What matters")));
            inFull.forEach(advice -> blocks.addAll(findings.inFull(advice)));
        }
        rest(inFull);
        blocks.add(new Block.SmallPrint(smallPrint()));
        blocks.add(new Block.Choices(choices()));
        return new Document(verdict.level().tone(), verdict.headline(), summary(), blocks);
    }

    private Sentence summary() {
        Verdict verdict = report.verdict();
        return isSomethingToDo()
                ? Sentence.of("%s. First: %s", verdict.headline(), verdict.nextStep())
                : Sentence.of("%s. %s", verdict.headline(), verdict.nextStep());
    }

    private boolean isSomethingToDo() {
        return report.verdict().level() != Level.GOOD;
    }

    private void first() {
        var lead =
                isSomethingToDo()
                        ? Sentence.of("%s", new Inline.Strong("Do this first:"))
                        : Sentence.NONE;
        blocks.addAll(remedies.blocks(lead, report.verdict().first()));
    }

    /// That a domain exists needs no line.
    private List<Row> rows() {
        return QuietRows.folded(
                report.examinations().stream()
                        .filter(examination ->
                                !(examination.facts() instanceof DomainFacts(_, var existence)
                                        && existence == Existence.EXISTS))
                        .<Row>map(Examination::row)
                        .toList());
    }

    private List<Advice> inFull() {
        return FindingBlocks.mattering(report.findings()).stream()
                .filter(advice -> !isSaid(advice))
                .limit(IN_FULL)
                .toList();
    }

    /// Where nothing at all could be looked up, saying so once is enough.
    private boolean isSaid(Advice advice) {
        return Repeats.isTold(advice, report.findings()) || isUnknownAsAll(advice);
    }

    private boolean isUnknownAsAll(Advice advice) {
        return advice.severity() == Severity.UNKNOWN
                && !(advice.finding() instanceof DomainFinding)
                && report.facts(DomainFacts.class).existence() == Existence.UNKNOWN;
    }

    private void rest(List<Advice> shown) {
        blocks.addAll(
                FindingBlocks.folded(
                        report.findings().stream()
                                .filter(advice -> !shown.contains(advice))
                                .toList()));
    }

    private Sentence smallPrint() {
        return Sentence.of(
                "%s · RFC 9989%s · %s",
                run.cost(report.transcript().asked()),
                new Inline.Plain(olderReceivers()),
                new Inline.Plain(MINUTE.format(run.at())));
    }

    private String olderReceivers() {
        var status = report.facts(DmarcFacts.class).status();
        if (status == DmarcFacts.Status.UNKNOWN) {
            return "";
        }
        return OlderReceiver.of(report).isAlike()
                ? "; older receivers (RFC 7489) decide the same"
                : "; older receivers (RFC 7489) differ";
    }

    /// In the order of what people ask next; what is asked about least stands on the page of `why`.
    private List<Choice> choices() {
        String domain = report.subject().domain().toString();
        var choices = new ArrayList<>(PublishedChoice.of(report.verdict().first()));
        choices.add(new Choice("Re-check", "check " + domain));
        choices.add(new Choice("Why?", "why " + domain));
        choices.add(new Choice("Plan", "plan " + domain));
        choices.add(new Choice("SPF tree", "spf " + domain));
        choices.add(
                unsigned()
                        .map(slug ->
                                new Choice(
                                        "Share with the provider", "note " + slug + " " + domain))
                        .orElse(new Choice("Raw DNS", "raw " + domain)));
        choices.add(new Choice("Watch", "watch " + domain));
        return choices;
    }

    /// A service that may send for the domain, could sign as it, and has no key there.
    private Optional<String> unsigned() {
        return report.providers().stream()
                .filter(one -> one.seenIn().contains("spf") && !one.seenIn().contains("dkim"))
                .map(Provider::sender)
                .filter(sender -> sender.ability().dkim() != Sender.Prospect.NO)
                .map(Sender::slug)
                .findFirst();
    }
}

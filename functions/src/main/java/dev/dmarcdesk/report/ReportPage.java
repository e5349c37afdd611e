package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Citation;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The page about a domain: the answer, what to do first, how each thing stands, at most five
/// findings in full, and the rest in a line each.
public final class ReportPage {
    private static final int IN_FULL = 5;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Report report;
    private final Run run;
    private final Remedies remedies = new Remedies();
    private final List<Block> blocks = new ArrayList<>();

    private ReportPage(Report report, Run run) {
        this.report = report;
        this.run = run;
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
            inFull.forEach(this::finding);
        }
        rest(inFull);
        blocks.add(new Block.SmallPrint(smallPrint()));
        blocks.add(new Block.Choices(choices()));
        return new Document(verdict.level().tone(), verdict.headline(), summary(), blocks);
    }

    private Sentence summary() {
        Verdict verdict = report.verdict();
        return Sentence.of("%s. First: %s", verdict.headline(), verdict.nextStep());
    }

    private void first() {
        boolean somethingToDo = !mattering().isEmpty();
        var lead =
                somethingToDo
                        ? Sentence.of("%s", new Inline.Strong("Do this first:"))
                        : Sentence.NONE;
        blocks.addAll(remedies.blocks(lead, report.verdict().first()));
    }

    private List<Row> rows() {
        var rows = new ArrayList<>(report.examinations().stream().map(Examination::row).toList());
        rows.removeIf(row -> row.label().equals("Domain") && row.tone() == Tone.GOOD);
        return rows;
    }

    /// What asks for something to be done or known.
    private List<Advice> mattering() {
        return report.findings().stream()
                .filter(advice -> advice.severity().compareTo(Severity.NOTICE) < 0)
                .toList();
    }

    private List<Advice> inFull() {
        return mattering().stream().limit(IN_FULL).toList();
    }

    private void finding(Advice advice) {
        blocks.add(
                new Block.Paragraph(
                        Sentence.of(
                                        "%s %s.",
                                        new Inline.Mark(advice.severity().tone()),
                                        strong(advice.title()))
                                .and(advice.because())
                                .and(reference(advice))));
        blocks.addAll(advice.excerpts());
        blocks.addAll(remedies.blocks(Sentence.of("→"), advice.fix()));
    }

    private static Sentence strong(Sentence title) {
        return new Sentence(title.inlines().stream().map(ReportPage::strong).toList());
    }

    private static Inline strong(Inline inline) {
        return inline instanceof Inline.Plain(var text) ? new Inline.Strong(text) : inline;
    }

    private static Sentence reference(Advice advice) {
        String clauses =
                advice.citations().stream().map(Citation::text).collect(Collectors.joining(", "));
        return Sentence.of(
                "(%s)", new Inline.Plain(clauses.isEmpty() ? advice.finding().code() : clauses));
    }

    private void rest(List<Advice> shown) {
        List<Sentence> lines =
                report.findings().stream()
                        .filter(advice -> !shown.contains(advice))
                        .map(advice ->
                                Sentence.of(
                                        "%s %s",
                                        new Inline.Mark(advice.severity().tone()), advice.title()))
                        .toList();
        if (!lines.isEmpty()) {
            blocks.add(new Block.Folded(lines));
        }
    }

    private Sentence smallPrint() {
        return Sentence.of(
                "%d DNS questions, %d ms · RFC 9989 · not looked at: MTA-STS, TLS-RPT, BIMI, DNSSEC · %s",
                report.transcript().asked(),
                run.took().toMillis(),
                new Inline.Plain(MINUTE.format(run.at())));
    }

    private List<Choice> choices() {
        String domain = report.subject().domain().toString();
        return List.of(
                new Choice("SPF tree", "spf " + domain),
                new Choice("DKIM keys", "dkim " + domain),
                new Choice("Check again", "check " + domain));
    }
}

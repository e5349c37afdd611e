package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;

/// The page about one kind of finding at one domain: what, why it matters, what shows it, the fix,
/// and how sure we are; or that it is not so now, and what it means.
public final class WhyFindingPage {
    /// Questions that are shown with their answers.
    private static final int SHOWN = 12;

    private final Report report;
    private final FindingCatalogue.Entry entry;
    private final List<Advice> found;
    private final List<Block> blocks = new ArrayList<>();

    private WhyFindingPage(Report report, FindingCatalogue.Entry entry) {
        this.report = report;
        this.entry = entry;
        this.found =
                report.findings().stream()
                        .filter(advice -> advice.finding().code().equals(entry.code()))
                        .toList();
    }

    /// Writes the page.
    ///
    /// @param report what was found
    /// @param run when, and how long it took
    /// @param entry the kind of finding
    public static Document of(Report report, Run run, FindingCatalogue.Entry entry) {
        return new WhyFindingPage(report, entry).write(run);
    }

    /// How the domain stands in this one respect.
    public static Level level(Report report, FindingCatalogue.Entry entry) {
        var page = new WhyFindingPage(report, entry);
        return page.found.isEmpty() && !page.unchecked().isEmpty()
                ? Level.UNKNOWN
                : Level.of(page.found);
    }

    private Document write(Run run) {
        if (found.isEmpty()) {
            gone();
        } else {
            present();
        }
        blocks.add(new Block.SmallPrint(run.cost(report.transcript().asked())));
        String domain = report.subject().domain().toString();
        blocks.add(
                new Block.Choices(
                        List.of(
                                new Choice("Why?", "why " + domain),
                                new Choice("Raw DNS", "raw " + domain),
                                new Choice("Full check", "check " + domain))));
        Sentence title = title();
        Sentence summary =
                found.isEmpty()
                        ? Sentence.of("%s.", title)
                        : Sentence.of("%s: %s.", title, found.getFirst().title());
        return new Document(level(report, entry).tone(), title, summary, blocks);
    }

    private Sentence title() {
        if (!found.isEmpty()) {
            return Sentence.of(
                    "%s at %s",
                    new Inline.Plain(entry.code()),
                    new Inline.Plain(report.subject().domain().toString()));
        }
        return Sentence.of(
                unchecked().isEmpty()
                        ? "%s: not found at %s now"
                        : "%s: could not be checked at %s now",
                new Inline.Plain(entry.code()),
                new Inline.Plain(report.subject().domain().toString()));
    }

    private void present() {
        var inFull = new FindingBlocks(new Remedies(report.zones()));
        for (Advice advice : found) {
            blocks.addAll(inFull.inFull(advice));
            evidence(advice);
        }
    }

    private void evidence(Advice advice) {
        List<Question> asked = advice.evidence().stream().distinct().toList();
        if (!asked.isEmpty()) {
            heading("What shows it");
            blocks.add(
                    new Block.Bullets(
                            asked.stream()
                                    .limit(SHOWN)
                                    .map(one ->
                                            AnswerWords.asked(
                                                    one,
                                                    report.transcript(),
                                                    record ->
                                                            !advice.finding()
                                                                            .code()
                                                                            .startsWith("spf.")
                                                                    || WhyForgery.isSpf(record)))
                                    .toList(),
                            false));
        }
        heading("How sure we are");
        blocks.add(new Block.Paragraph(sure(advice, asked)));
    }

    private Sentence sure(Advice advice, List<Question> asked) {
        long failed = asked.stream().filter(this::isFailed).count();
        String more =
                asked.size() > SHOWN
                        ? " " + (asked.size() - SHOWN) + " of them not shown here."
                        : "";
        if (advice.severity() == Severity.UNKNOWN) {
            return Sentence.of(
                    "Not at all: this says only that something could not be looked up. Nothing is"
                            + " known to be wrong, and nothing to be right.%s",
                    new Inline.Plain(more));
        }
        if (asked.isEmpty()) {
            return Sentence.of(
                    "It follows from the other parts of the audit; %s shows every answer it rests on.",
                    "raw " + report.subject().domain());
        }
        return failed == 0
                ? Sentence.of(
                        "Sure, as of this look: %s received, and the clause above leaves no choice."
                                + " Answers that other places still have in their caches may be"
                                + " older.%s",
                        new Inline.Plain(
                                asked.size() == 1
                                        ? "the answer was"
                                        : "all " + asked.size() + " answers were"),
                        new Inline.Plain(more))
                : Sentence.of(
                        "Sure of what was answered; %d of %d questions got no answer that counts, and"
                                + " could add to it.%s",
                        failed, asked.size(), new Inline.Plain(more));
    }

    private boolean isFailed(Question question) {
        return report.transcript()
                .answer(question)
                .filter(answer -> !(answer instanceof Answer.Unavailable))
                .isEmpty();
    }

    private void gone() {
        List<Advice> open = unchecked();
        blocks.add(
                new Block.Paragraph(
                        open.isEmpty()
                                ? Sentence.of(
                                        "It is not so, or no longer so: everything it rests on was"
                                                + " looked up now.")
                                : Sentence.of(
                                        "It was not found, but that proves nothing: not everything"
                                                + " could be looked up.")));
        open.forEach(advice ->
                blocks.add(
                        new Block.Paragraph(
                                Sentence.of(
                                        "%s %s.",
                                        new Inline.Mark(advice.severity().tone()),
                                        advice.title()))));
        heading("What it means, in the words for a.example");
        blocks.add(
                new Block.Paragraph(
                        Sentence.of(
                                "%s. %s (%s)",
                                new Inline.Strong(entry.title()),
                                new Inline.Plain(entry.because()),
                                new Inline.Plain(
                                        entry.clauses().isEmpty()
                                                ? entry.severity()
                                                : entry.severity() + "; " + entry.clauses()))));
    }

    /// What could not be looked up of the same area.
    private List<Advice> unchecked() {
        return report.findings().stream()
                .filter(advice -> advice.severity() == Severity.UNKNOWN)
                .filter(advice -> advice.finding().area().equals(entry.area()))
                .toList();
    }

    private void heading(String words) {
        blocks.add(new Block.Heading(Sentence.of("%s", new Inline.Plain(words))));
    }
}

package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.mail.Repaired.Completeness;
import dev.dmarcdesk.report.FindingBlocks;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.report.Remedies;
import dev.dmarcdesk.report.Run;

import java.util.ArrayList;
import java.util.List;

/// The page about one message: one sentence; why; its identifiers; the shortest fix; then what else
/// there is to know, and how we know.
public final class DiagnosisPage {
    private static final int IN_FULL = 4;

    private final Diagnosis diagnosis;
    private final List<Advice> findings;
    private final ShortestFix fix;
    private final Remedies remedies = new Remedies();
    private final List<Block> blocks = new ArrayList<>();

    private DiagnosisPage(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
        this.findings = DiagnosisFindings.of(diagnosis);
        this.fix = DiagnosisFindings.shortestFix(diagnosis);
    }

    /// Writes the page.
    ///
    /// @param diagnosis what became of the message
    /// @param run when, and how long it took
    public static Document of(Diagnosis diagnosis, Run run) {
        return new DiagnosisPage(diagnosis).write(run);
    }

    /// How the message stands.
    public static Level level(Diagnosis diagnosis) {
        if (!diagnosis.given().doubts().isEmpty()) {
            return Level.UNKNOWN;
        }
        return switch (diagnosis.author()) {
            case Author.One _ -> judged(diagnosis);
            case Author.Several _ -> Level.BAD;
            case Author.NoField _, Author.NoDomain _ ->
                    diagnosis.given().completeness() == Completeness.WHOLE
                            ? Level.BAD
                            : Level.UNKNOWN;
        };
    }

    private static Level judged(Diagnosis diagnosis) {
        return switch (diagnosis.dmarc().result()) {
            case PASS ->
                    DiagnosisFindings.of(diagnosis).stream()
                                    .anyMatch(one -> one.severity() == Severity.WARNING)
                            ? Level.ATTENTION
                            : Level.GOOD;
            case FAIL -> Level.BAD;
            case NONE -> Level.ATTENTION;
            case PERMERROR, TEMPERROR, UNKNOWN -> Level.UNKNOWN;
        };
    }

    /// The whole answer in one sentence, without its full stop.
    public static Sentence headline(Diagnosis diagnosis) {
        return DiagnosisFindings.of(diagnosis).getFirst().title();
    }

    /// What to do, in a sentence or two.
    public static Sentence nextStep(Diagnosis diagnosis) {
        return new DiagnosisPage(diagnosis).next();
    }

    private Sentence next() {
        if (!fix.isNothing()) {
            return fix.lead();
        }
        return findings.stream()
                .map(Advice::fix)
                .filter(Fix.Todo.class::isInstance)
                .map(todo -> ((Fix.Todo) todo).summary())
                .findFirst()
                .orElse(Sentence.of("Nothing needs doing now."));
    }

    private Document write(Run run) {
        var headline = findings.getFirst().title();
        var first = first();
        why(first);
        blocks.add(IdentifierTable.of(diagnosis));
        blocks.addAll(new FixBlocks(remedies).of(fix));
        var inFull = new FindingBlocks(remedies);
        List<Advice> full =
                FindingBlocks.mattering(findings.stream().skip(1).toList()).stream()
                        .filter(advice -> !first.contains(advice))
                        .limit(IN_FULL)
                        .toList();
        if (!full.isEmpty()) {
            blocks.add(new Block.Heading(Sentence.of("What else matters")));
        }
        full.forEach(advice -> blocks.addAll(inFull.inFull(advice)));
        blocks.addAll(Way.of(diagnosis.path()));
        blocks.addAll(
                FindingBlocks.folded(
                        findings.stream()
                                .skip(1)
                                .filter(advice -> !first.contains(advice))
                                .filter(advice -> !full.contains(advice))
                                .toList()));
        blocks.add(
                new Block.SmallPrint(
                        HowWeKnow.of(diagnosis)
                                .and(Sentence.of("·"))
                                .and(run.cost(diagnosis.transcript().asked()))));
        var choices = NextCommands.of(diagnosis);
        if (!choices.isEmpty()) {
            blocks.add(new Block.Choices(choices));
        }
        return new Document(level(diagnosis).tone(), headline, summary(headline, first), blocks);
    }

    /// The finding that says why, where the verdict needs one: that of the first cause, or what a
    /// pass rests on.
    private List<Advice> first() {
        return findings.stream()
                .skip(1)
                .filter(advice -> advice.severity() == Severity.WARNING)
                .filter(advice -> advice.fix().equals(fix.fix()) && !fix.isNothing())
                .limit(1)
                .toList();
    }

    private void why(List<Advice> first) {
        var verdict = findings.getFirst();
        for (Advice advice : first) {
            blocks.add(
                    new Block.Paragraph(
                            Sentence.of(
                                            "%s %s.",
                                            new Inline.Mark(level(diagnosis).tone()),
                                            strong(advice.title()))
                                    .and(advice.because())));
        }
        blocks.add(
                new Block.Paragraph(
                        verdict.because().and(HandlingWords.of(diagnosis)).and(whose())));
    }

    private static Sentence strong(Sentence title) {
        return new Sentence(
                title.inlines().stream()
                        .map(inline ->
                                inline instanceof Inline.Plain(var text)
                                        ? new Inline.Strong(text)
                                        : inline)
                        .toList());
    }

    private Sentence whose() {
        return diagnosis.author() instanceof Author.One(var author)
                        && diagnosis.dmarc().result() == DmarcView.Result.FAIL
                ? diagnosis.causes().stream()
                        .limit(1)
                        .map(cause -> CauseAdvice.whose(cause, author))
                        .findFirst()
                        .orElse(Sentence.NONE)
                : Sentence.NONE;
    }

    /// For notifications and screen readers.
    private Sentence summary(Sentence headline, List<Advice> first) {
        var words = Sentence.of("%s.", headline);
        for (Advice advice : first) {
            words = words.and(Sentence.of("%s.", advice.title()));
        }
        return words.and(next());
    }
}

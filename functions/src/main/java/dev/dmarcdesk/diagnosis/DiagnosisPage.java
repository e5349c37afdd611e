package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Zones;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.mail.Repaired.Completeness;
import dev.dmarcdesk.report.FindingBlocks;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.report.Remedies;
import dev.dmarcdesk.report.Run;
import dev.dmarcdesk.report.Verdict;

import java.util.ArrayList;
import java.util.List;

/// The page about one message: one sentence; why; its identifiers; the shortest fix; then what else
/// there is to know, and how we know.
public final class DiagnosisPage {
    private static final int IN_FULL = 4;
    private static final Sentence NOTHING = Sentence.of("Nothing needs doing now.");

    private final Diagnosis diagnosis;
    private final List<Advice> findings;
    private final Verdict verdict;
    private final ShortestFix fix;
    private final Remedies remedies;
    private final List<Block> blocks = new ArrayList<>();

    private DiagnosisPage(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
        this.remedies = new Remedies(new Zones(diagnosis.transcript(), DomainName.ROOT));
        this.findings = DiagnosisFindings.of(diagnosis);
        this.verdict = verdict(diagnosis, findings);
        this.fix = DiagnosisFindings.shortestFix(diagnosis);
    }

    /// Writes the page.
    ///
    /// @param diagnosis what became of the message
    /// @param run when, and how long it took
    public static Document of(Diagnosis diagnosis, Run run) {
        return new DiagnosisPage(diagnosis).write(run);
    }

    /// How the message stands, the whole answer in one sentence, and what to do.
    ///
    /// @param findings of that message, by [DiagnosisFindings#of]
    public static Verdict verdict(Diagnosis diagnosis, List<Advice> findings) {
        return new Verdict(
                level(diagnosis, findings),
                findings.getFirst().title(),
                new Fix.Todo(nextStep(diagnosis, findings), List.of()));
    }

    private static Level level(Diagnosis diagnosis, List<Advice> findings) {
        if (!diagnosis.given().doubts().isEmpty()) {
            return Level.UNKNOWN;
        }
        return switch (diagnosis.author()) {
            case Author.One _ -> judged(diagnosis, findings);
            case Author.Several _ -> Level.BAD;
            case Author.NoField _, Author.NoDomain _ ->
                    diagnosis.given().completeness() == Completeness.WHOLE
                            ? Level.BAD
                            : Level.UNKNOWN;
        };
    }

    private static Level judged(Diagnosis diagnosis, List<Advice> findings) {
        return switch (diagnosis.dmarc().result()) {
            case PASS ->
                    findings.stream().anyMatch(one -> one.severity() == Severity.WARNING)
                            ? Level.ATTENTION
                            : Level.GOOD;
            case FAIL -> Level.BAD;
            case NONE -> Level.ATTENTION;
            case PERMERROR, TEMPERROR, UNKNOWN -> Level.UNKNOWN;
        };
    }

    private static Sentence nextStep(Diagnosis diagnosis, List<Advice> findings) {
        var fix = DiagnosisFindings.shortestFix(diagnosis);
        if (!fix.isNothing() && diagnosis.given().doubts().isEmpty()) {
            return fix.lead();
        }
        return findings.stream()
                .map(Advice::fix)
                .filter(Fix.Todo.class::isInstance)
                .map(todo -> ((Fix.Todo) todo).summary())
                .findFirst()
                .orElse(NOTHING);
    }

    private boolean isDoubtful() {
        return !diagnosis.given().doubts().isEmpty();
    }

    private Document write(Run run) {
        var headline = verdict.headline();
        var first = first();
        var way = Way.of(diagnosis.path());
        why(first);
        blocks.add(IdentifierTable.of(diagnosis));
        todo();
        rest(first, way);
        blocks.add(
                new Block.SmallPrint(
                        HowWeKnow.of(diagnosis)
                                .and(Sentence.of("·"))
                                .and(run.cost(diagnosis.transcript().asked()))));
        var choices = NextCommands.of(diagnosis);
        if (!choices.isEmpty()) {
            blocks.add(new Block.Choices(choices));
        }
        return new Document(verdict.level().tone(), headline, summary(headline, first), blocks);
    }

    /// What to do: what the verdict itself asks for where nothing else can be done or nobody can
    /// tell, and the shortest fix.
    private void todo() {
        if (fix.isNothing() || isDoubtful()) {
            var verdict = remedies.blocks(Sentence.NONE, findings.getFirst().fix());
            if (!verdict.isEmpty()) {
                blocks.add(new Block.Heading(Sentence.of("What to do")));
                blocks.addAll(verdict);
            }
        }
        blocks.addAll(new FixBlocks(remedies).of(fix, fixHeading()));
    }

    private Sentence fixHeading() {
        if (isDoubtful()) {
            return Sentence.of("The fix, if the likelier reading is right");
        }
        return switch (diagnosis.dmarc().result()) {
            case PASS -> Sentence.of("To make it survive forwarding");
            case FAIL -> Sentence.of("Shortest fix");
            case NONE, PERMERROR, TEMPERROR, UNKNOWN -> Sentence.of("What to do");
        };
    }

    /// The other findings, each where it is not told already: a few in full, the way, then a line
    /// each.
    private void rest(List<Advice> first, List<Block> way) {
        var told = new Told(first, !way.isEmpty());
        List<Advice> others =
                findings.stream()
                        .skip(1)
                        .filter(advice -> !first.contains(advice))
                        .filter(advice -> !told.contains(advice.finding()))
                        .toList();
        List<Advice> full = FindingBlocks.mattering(others).stream().limit(IN_FULL).toList();
        var inFull = new FindingBlocks(remedies);
        if (!full.isEmpty()) {
            blocks.add(new Block.Heading(Sentence.of("What else matters")));
        }
        full.forEach(advice -> blocks.addAll(inFull.inFull(advice)));
        blocks.addAll(way);
        List<Advice> small = others.stream().filter(advice -> !full.contains(advice)).toList();
        blocks.addAll(Told.folded(small));
    }

    /// The finding that says why, where the verdict needs one: that of the first cause, or what a
    /// pass rests on.
    private List<Advice> first() {
        return findings.stream()
                .skip(1)
                .filter(advice -> advice.fix().equals(fix.fix()) && !fix.isNothing())
                .limit(1)
                .toList();
    }

    /// Why it is so, then what came of it. What the headline says is not said again.
    private void why(List<Advice> first) {
        for (Advice advice : first) {
            var title =
                    Headlines.says(advice.finding())
                            ? Sentence.NONE
                            : Sentence.of("%s.", strong(advice.title()));
            blocks.add(new Block.Paragraph(title.and(advice.because())));
        }
        var outcome =
                first.isEmpty() || diagnosis.dmarc().result() != DmarcView.Result.PASS
                        ? HandlingWords.of(diagnosis, findings.getFirst()).and(whose())
                        : Sentence.NONE;
        if (!outcome.isEmpty()) {
            blocks.add(
                    new Block.Paragraph(
                            verdict.nextStep().equals(NOTHING) ? outcome.and(NOTHING) : outcome));
        }
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
        return words.and(verdict.nextStep());
    }
}

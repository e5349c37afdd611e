package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;

/// The page that explains a verdict step by step: each claim with the question and answer it rests
/// on, and the clause that makes it true.
public final class WhyPage {
    /// Findings that can be asked about with a button.
    private static final int ASKABLE = 5;

    private final Report report;
    private final List<Block> blocks = new ArrayList<>();

    private WhyPage(Report report) {
        this.report = report;
    }

    /// Writes the page.
    ///
    /// @param report what was found
    /// @param run when, and how long it took
    public static Document of(Report report, Run run) {
        return new WhyPage(report).write(run);
    }

    private Document write(Run run) {
        var verdict = report.verdict();
        var policy = new WhyPolicy(report);
        var forgery = new WhyForgery(report);
        heading("Which DMARC record decides");
        bullets(policy.walk());
        paragraph(policy.decided());
        section("Which policy follows", policy.policy());
        section("What SPF says of a forger", forgery.spf());
        section("What DKIM says of a forger", forgery.dkim());
        section("What becomes of the forged mail", forgery.outcome());
        List<Advice> matter = FindingBlocks.mattering(report.findings());
        section("What else weighs", matter.stream().map(WhyPage::finding).toList());
        blocks.add(new Block.SmallPrint(run.cost(report.transcript().asked())));
        blocks.add(new Block.Choices(choices(matter)));
        Sentence title = Sentence.of("Why: %s", verdict.headline());
        return new Document(verdict.level().tone(), title, Sentence.of("%s.", title), blocks);
    }

    private void heading(String words) {
        blocks.add(new Block.Heading(Sentence.of("%s", new Inline.Plain(words))));
    }

    private void section(String title, List<Sentence> steps) {
        if (!steps.isEmpty()) {
            heading(title);
            bullets(steps);
        }
    }

    private void bullets(List<Sentence> steps) {
        blocks.add(new Block.Bullets(steps, false));
    }

    private void paragraph(Sentence words) {
        blocks.add(new Block.Paragraph(words));
    }

    private static Sentence finding(Advice advice) {
        return Sentence.of(
                "%s %s (%s)",
                new Inline.Mark(advice.severity().tone()), advice.title(), advice.finding().code());
    }

    /// The findings come first: they are what people ask about next.
    private List<Choice> choices(List<Advice> matter) {
        String domain = report.subject().domain().toString();
        var choices = new ArrayList<Choice>();
        matter.stream()
                .map(advice -> advice.finding().code())
                .distinct()
                .limit(ASKABLE)
                .forEach(code -> choices.add(new Choice(code, "why " + domain + " " + code)));
        choices.add(new Choice("As RFC 7489", "check " + domain + " --as 7489"));
        choices.add(new Choice("Raw DNS", "raw " + domain));
        choices.add(new Choice("DKIM keys", "dkim " + domain));
        return choices;
    }
}

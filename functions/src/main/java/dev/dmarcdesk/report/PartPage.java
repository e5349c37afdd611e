package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Facts;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A page about one examination of a report: how it stands, what was found, and every finding of it
/// that asks for something in full.
///
/// @param report the whole report
/// @param examination the one it is about
record PartPage<F extends Facts>(Report report, Examination<F> examination) {
    static <F extends Facts> PartPage<F> of(Report report, Class<F> kind) {
        return new PartPage<>(report, report.examination(kind));
    }

    F facts() {
        return examination.facts();
    }

    /// How this part stands, whatever holds for the others.
    Level level() {
        return Level.of(examination.advice());
    }

    /// What it means for mail.
    Block meaning() {
        return new Block.Paragraph(examination.row().meaning());
    }

    /// The button for the first record that the page has to publish, where there is one.
    List<Choice> published() {
        return FindingBlocks.mattering(Report.byWeight(examination.advice())).stream()
                .map(Advice::fix)
                .filter(Fix.Todo.class::isInstance)
                .map(Fix.Todo.class::cast)
                .map(PublishedChoice::of)
                .filter(choice -> !choice.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /// Writes the page.
    ///
    /// @param body what was found
    /// @param run when, and how long it took
    /// @param choices what to do next
    Document write(List<Block> body, Run run, List<Choice> choices) {
        return write(body, run, choices, _ -> false);
    }

    /// @param told whether a finding that asks for nothing is in the body already
    Document write(List<Block> body, Run run, List<Choice> choices, Predicate<Advice> told) {
        Row row = examination.row();
        List<Advice> advice = Report.byWeight(examination.advice());
        List<Advice> mattering = FindingBlocks.mattering(advice);
        var findings = new FindingBlocks(new Remedies(report.zones()));
        var blocks = new ArrayList<Block>();
        blocks.addAll(body);
        mattering.forEach(one -> blocks.addAll(findings.inFull(one)));
        blocks.addAll(
                FindingBlocks.folded(
                        advice.stream()
                                .filter(one -> !mattering.contains(one))
                                .filter(told.negate())
                                .toList()));
        blocks.add(new Block.SmallPrint(run.cost(report.transcript().asked())));
        blocks.add(new Block.Choices(choices));
        Sentence title =
                Sentence.of(
                        "%s: %s, %s",
                        new Inline.Plain(report.subject().domain().toString()),
                        new Inline.Plain(row.label()),
                        new Inline.Plain(row.state()));
        return new Document(row.tone(), title, title.and(row.meaning()), blocks);
    }
}

package dev.dmarcdesk.whatif;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.check.ServedFile;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Zones;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.plan.LintFinding;
import dev.dmarcdesk.plan.RecordType;
import dev.dmarcdesk.report.FindingBlocks;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.report.Remedies;
import dev.dmarcdesk.report.Run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The page about a change that is only thought of: whether to publish it and what it does to mail,
/// the record, what would be another way, and what would stay.
public final class WhatIfPage {
    private static final int IN_FULL = 4;
    private static final int MOST_GOING = 8;

    /// A button of a chat has room for 2000 characters.
    private static final int MOST_IN_BUTTON = 1_500;

    /// What is told of as staying, where it does.
    private static final List<Trait> STEADY =
            List.of(Trait.POLICY, Trait.SUBDOMAIN_POLICY, Trait.SPF, Trait.SPF_LOOKUPS);

    private final WhatIf whatIf;
    private final Run run;
    private final Weighing weighing;
    private final Remedies remedies;
    private final FindingBlocks findings;
    private final List<Block> blocks = new ArrayList<>();

    private WhatIfPage(WhatIf whatIf, Run run) {
        this.whatIf = whatIf;
        this.run = run;
        this.weighing = Weighing.of(whatIf);
        this.remedies = new Remedies(new Zones(whatIf.before().transcript(), whatIf.domain()));
        this.findings = new FindingBlocks(remedies);
    }

    /// Writes the page.
    ///
    /// @param whatIf what came of trying it
    /// @param run when, and how long it took
    public static Document of(WhatIf whatIf, Run run) {
        return new WhatIfPage(whatIf, run).write();
    }

    /// The page where nothing could be tried, because what is published did not answer.
    public static Document undetermined(Answer.Undetermined answer, Run run) {
        var next = Sentence.of("Ask again when the DNS answers, before you publish it.");
        return new Document(
                Tone.UNKNOWN,
                answer.why(),
                Sentence.of("%s. %s", answer.why(), next),
                List.of(new Block.Paragraph(next), new Block.SmallPrint(run.cost(answer.asked()))));
    }

    /// The page where there is no such change of what is published.
    public static Document impossible(Answer.Impossible answer) {
        return new Document(
                Tone.NOTICE,
                Sentence.of("There is nothing to try"),
                Sentence.of("There is nothing to try. %s.", answer.why()),
                List.of(new Block.Paragraph(Sentence.of("%s.", answer.why()))));
    }

    /// The whole answer in one sentence, without its full stop.
    public static Sentence headline(WhatIf whatIf) {
        return Weighing.of(whatIf).headline();
    }

    /// What to do, in a sentence.
    public static Sentence nextStep(WhatIf whatIf) {
        if (whatIf.isMended()) {
            return Sentence.of("Publish the corrected record instead.");
        }
        return switch (whatIf.recommendation()) {
            case NOTHING_TO_DO -> Sentence.of("Nothing needs doing.");
            case PUBLISH -> Sentence.of("Publish it, and check again.");
            case WITH_CARE -> Sentence.of("Make sure of what is said below, then publish it.");
            case DO_NOT_PUBLISH -> Sentence.of("Leave what is published as it is.");
            case UNKNOWN -> Sentence.of("Ask again when the DNS answers, before you publish it.");
        };
    }

    private Document write() {
        var headline = weighing.headline();
        besides();
        record();
        if (whatIf.recommendation() != Recommendation.NOTHING_TO_DO) {
            table();
        }
        message();
        coming();
        going();
        beside();
        blocks.add(new Block.Paragraph(staying()));
        blocks.add(new Block.SmallPrint(smallPrint()));
        blocks.add(new Block.Choices(choices()));
        return new Document(
                whatIf.recommendation().tone(),
                headline,
                Sentence.of("%s. %s", headline, nextStep(whatIf)),
                blocks);
    }

    /// What else it does, and what to make sure of first.
    private void besides() {
        if (whatIf.recommendation() == Recommendation.UNKNOWN) {
            blocks.add(new Block.Paragraph(nextStep(whatIf)));
            return;
        }
        var besides = weighing.besides();
        if (!besides.isEmpty()) {
            var words = Sentence.of("Besides:");
            for (int i = 0; i < besides.size(); i++) {
                words =
                        words.and(
                                Sentence.of(
                                        "%s%s",
                                        besides.get(i),
                                        new Inline.Plain(i + 1 == besides.size() ? "." : ";")));
            }
            blocks.add(new Block.Paragraph(words));
        }
        if (!weighing.cautions().isEmpty()) {
            blocks.add(new Block.Paragraph(Sentence.of("%s", new Inline.Strong("Before you do:"))));
            blocks.add(new Block.Bullets(weighing.cautions(), false));
        }
    }

    /// The record alone, exactly as it is to be pasted, and what it takes the place of.
    private void record() {
        var lint = whatIf.lint();
        if (whatIf.isMended() && !lint.draft().type().isFile()) {
            blocks.addAll(
                    remedies.blocks(Sentence.NONE, new Fix.Todo(instead(), List.of(lint.edit()))));
            return;
        }
        if (lint.draft().type().isFile()) {
            String address = "https://mta-sts." + whatIf.domain() + "/.well-known/mta-sts.txt";
            blocks.addAll(
                    remedies.blocks(
                            Sentence.NONE,
                            new Fix.Todo(
                                    tried(),
                                    List.of(),
                                    List.of(new ServedFile(address, lint.draft().text())))));
            return;
        }
        if (!whatIf.edits().isEmpty()) {
            blocks.addAll(remedies.blocks(Sentence.NONE, new Fix.Todo(tried(), whatIf.edits())));
        }
    }

    /// With what it leaves out, which nobody should have to find by comparing.
    private Sentence instead() {
        var lint = whatIf.lint();
        var kept = List.of(lint.edit().value().split(" "));
        var gone =
                lint.draft().type() == RecordType.SPF
                        ? Stream.of(lint.draft().text().split(" "))
                                .filter(term -> !term.isEmpty() && !kept.contains(term))
                                .map(term -> Sentence.of("%s", term))
                                .reduce((one, other) -> Sentence.of("%s, %s", one, other))
                        : Optional.<Sentence>empty();
        return gone.map(terms -> Sentence.of("Publish this instead, without %s:", terms))
                .orElse(Sentence.of("Publish this instead:"));
    }

    private Sentence tried() {
        return switch (whatIf.recommendation()) {
            case PUBLISH -> Sentence.of("This is what to publish:");
            case WITH_CARE -> Sentence.of("Then publish this:");
            case DO_NOT_PUBLISH, UNKNOWN, NOTHING_TO_DO -> Sentence.of("This was tried:");
        };
    }

    private void table() {
        blocks.add(new Block.Heading(Sentence.of("What would change")));
        if (whatIf.differences().isEmpty()) {
            blocks.add(
                    new Block.Paragraph(
                            Sentence.of("Nothing that receivers of mail would notice.")));
            return;
        }
        blocks.add(
                new Block.Table(
                        List.of("What", "Today", "Then"),
                        whatIf.differences().stream()
                                .map(one ->
                                        List.of(
                                                Sentence.of(
                                                        "%s", new Inline.Plain(one.what().label())),
                                                cell(one.before()),
                                                cell(one.after())))
                                .toList()));
    }

    private static Sentence cell(String words) {
        return Sentence.of("%s", new Inline.Plain(words.isEmpty() ? "–" : words));
    }

    private void message() {
        whatIf.message().stream()
                .map(MessageWords::of)
                .forEach(words -> blocks.add(new Block.Paragraph(words)));
    }

    private void coming() {
        var coming = whatIf.findings().coming();
        if (coming.isEmpty()) {
            return;
        }
        List<Advice> full = FindingBlocks.mattering(coming).stream().limit(IN_FULL).toList();
        blocks.add(new Block.Heading(Sentence.of("What would be new")));
        // What to publish instead is said once.
        full.forEach(advice ->
                blocks.addAll(findings.inFull(whatIf.isMended() ? advice.fix(Fix.NONE) : advice)));
        blocks.addAll(
                FindingBlocks.folded(coming.stream().filter(one -> !full.contains(one)).toList()));
    }

    private void going() {
        var going =
                whatIf.findings().going().stream()
                        .filter(advice -> advice.severity() != Severity.GOOD)
                        .map(advice ->
                                Sentence.of("%s %s", new Inline.Mark(Tone.GOOD), advice.title()))
                        .toList();
        if (going.isEmpty()) {
            return;
        }
        var shown = new ArrayList<>(going.stream().limit(MOST_GOING).toList());
        if (going.size() > MOST_GOING) {
            shown.add(Sentence.of("and %d more", going.size() - MOST_GOING));
        }
        blocks.add(new Block.Heading(Sentence.of("What would be over")));
        blocks.add(new Block.Bullets(shown, false));
    }

    /// What is to be said about where it stands, and how it was pasted.
    private void beside() {
        var about =
                whatIf.lint().findings().stream()
                        .filter(advice -> advice.finding() instanceof LintFinding)
                        .filter(advice -> !(advice.finding() instanceof LintFinding.StandsBeside))
                        .filter(advice ->
                                !(advice.finding() instanceof LintFinding.AlreadyPublished))
                        .toList();
        FindingBlocks.mattering(about).forEach(advice -> blocks.addAll(findings.inFull(advice)));
        blocks.addAll(
                FindingBlocks.folded(
                        about.stream()
                                .filter(one -> !FindingBlocks.mattering(List.of(one)).contains(one))
                                .toList()));
    }

    private Sentence staying() {
        var after = Traits.of(whatIf.after());
        String traits =
                STEADY.stream()
                        .filter(trait ->
                                whatIf.differences().stream().noneMatch(one -> one.what() == trait))
                        .filter(trait -> !after.word(trait).isEmpty())
                        .map(trait -> trait.label() + " " + after.word(trait))
                        .collect(Collectors.joining(", "));
        long faults = FindingBlocks.mattering(whatIf.findings().staying()).size();
        var words =
                traits.isEmpty()
                        ? Sentence.NONE
                        : Sentence.of("Stays as it is: %s.", new Inline.Plain(traits));
        return words.and(
                faults == 0
                        ? Sentence.of("Nothing else is wrong that this would leave.")
                        : faults == 1
                                ? Sentence.of("One finding stays to be seen to.")
                                : Sentence.of("%d findings stay to be seen to.", faults));
    }

    private Sentence smallPrint() {
        boolean older =
                whatIf.differences().stream().anyMatch(one -> one.what() == Trait.POLICY_7489);
        return Sentence.of(
                "%s · tried on the DNS of now, nothing was published · RFC 9989; %s",
                run.cost(whatIf.asked()),
                new Inline.Plain(
                        older
                                ? "older receivers (RFC 7489) differ"
                                : "for older receivers (RFC 7489) it makes the same difference"));
    }

    private List<Choice> choices() {
        String domain = whatIf.domain().toString();
        var choices = new ArrayList<Choice>();
        boolean publish =
                whatIf.recommendation() == Recommendation.PUBLISH
                        || whatIf.recommendation() == Recommendation.WITH_CARE;
        whatIf.edits().stream()
                .filter(_ -> publish)
                .filter(edit -> edit.action() != Action.REMOVE)
                .filter(edit -> edit.value().length() <= MOST_IN_BUTTON)
                .limit(1)
                .map(edit ->
                        new Choice(
                                "I published it",
                                "published TXT " + edit.name() + " " + edit.value()))
                .forEach(choices::add);
        choices.add(new Choice("Plan", "plan " + domain));
        if (whatIf.before().verdict().level() != Level.UNKNOWN) {
            choices.add(new Choice("Re-check", "check " + domain));
        }
        return choices;
    }
}

package dev.dmarcdesk.plan;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Zones;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.plan.RolloutStep.Goal;
import dev.dmarcdesk.report.PublishedChoice;
import dev.dmarcdesk.report.Remedies;
import dev.dmarcdesk.report.Run;

import java.util.ArrayList;
import java.util.List;

/// The page about a road: where the domain stands, what to publish next, the road itself, what has
/// to be true first, and how one will know.
public final class RolloutPage {
    private final Rollout rollout;
    private final Run run;
    private final RolloutWords words;
    private final ConditionWords conditions;
    private final Remedies remedies;
    private final List<Block> blocks = new ArrayList<>();
    private Fix.Todo shown = new Fix.Todo(Sentence.NONE, List.of());

    private RolloutPage(Rollout rollout, Run run) {
        this.rollout = rollout;
        this.remedies = new Remedies(new Zones(rollout.transcript(), rollout.domain()));
        this.run = run;
        this.words = new RolloutWords(rollout);
        this.conditions = new ConditionWords(rollout.domain().toString());
    }

    /// Writes the page.
    ///
    /// @param rollout what came of it
    /// @param run when, and how long it took
    public static Document of(Rollout rollout, Run run) {
        return new RolloutPage(rollout, run).write();
    }

    /// Where the domain stands, in one sentence without its full stop.
    public static Sentence headline(Rollout rollout) {
        return new RolloutWords(rollout).headline();
    }

    /// What to do, in a sentence.
    public static Sentence nextStep(Rollout rollout) {
        return new RolloutWords(rollout).nextStep();
    }

    /// What has to be true, in a sentence.
    public static Sentence says(Rollout rollout, Condition condition) {
        return new ConditionWords(rollout.domain().toString()).says(condition);
    }

    private Document write() {
        var headline = words.headline();
        elsewhere();
        next();
        road();
        before();
        after();
        shield();
        blocks.addAll(fold());
        blocks.add(new Block.SmallPrint(smallPrint()));
        blocks.add(new Block.Choices(choices()));
        return new Document(
                rollout.level().tone(),
                headline,
                Sentence.of("%s. %s", headline, words.nextStep()),
                blocks);
    }

    private void elsewhere() {
        if (rollout.isElsewhere()) {
            blocks.add(
                    new Block.Paragraph(
                            Sentence.of(
                                    "%s has no record of its own: this plan is for %s, whose record speaks for it.",
                                    rollout.asked().toString(), rollout.domain().toString())));
        }
    }

    private void next() {
        var step = rollout.next();
        if (step.isEmpty()) {
            blocks.add(new Block.Paragraph(words.nextStep()));
            return;
        }
        var lead = Sentence.of("%s", new Inline.Strong("Do this next:"));
        List<Advice> faults = rollout.station() == Station.BROKEN ? List.of() : rollout.faults();
        show(
                lead,
                new Fix.Todo(
                        words.nextStep(), faults.isEmpty() ? step.get().publish() : List.of()));
        for (Advice fault : faults) {
            show(Sentence.of("→"), planned(fault, step.get()));
        }
        standIn(step.get());
    }

    /// The first that has a record is the one whose arrival can be asked about.
    private void show(Sentence lead, Fix fix) {
        blocks.addAll(remedies.blocks(lead, fix));
        if (fix instanceof Fix.Todo todo && shown.records().isEmpty()) {
            shown = todo;
        }
    }

    /// The fix of the audit, with the records as the plan has them.
    private static Fix planned(Advice fault, RolloutStep step) {
        if (!(fault.fix() instanceof Fix.Todo(var summary, var records, var files))) {
            return fault.fix();
        }
        List<RecordEdit> edits =
                records.stream()
                        .map(edit ->
                                step.publish().stream()
                                        .filter(one ->
                                                one.name().equals(edit.name())
                                                        && one.type() == edit.type()
                                                        && one.action() == edit.action()
                                                        && edit.action()
                                                                == RecordEdit.Action.REPLACE)
                                        .findFirst()
                                        .orElse(edit))
                        .toList();
        return new Fix.Todo(summary, edits, files);
    }

    /// An address of our own making has to be told.
    private void standIn(RolloutStep step) {
        String address = "dmarc-reports@" + rollout.domain();
        boolean ours =
                step.publish().stream().anyMatch(edit -> edit.value().contains(address))
                        && rollout.current().filter(now -> now.contains(address)).isEmpty();
        if (ours) {
            blocks.add(
                    new Block.Paragraph(
                            Sentence.of(
                                    "%s is a stand-in: put an address that somebody reads.",
                                    address)));
        }
    }

    private void road() {
        if (rollout.steps().isEmpty()) {
            return;
        }
        blocks.add(
                new Block.Table(
                        List.of("Step", "Where", "What it does"),
                        rollout.steps().stream().map(this::row).toList()));
    }

    private List<Sentence> row(RolloutStep step) {
        return List.of(
                Sentence.of("%s", new Inline.Plain(RolloutWords.label(step.goal()))),
                Sentence.of(
                        "%s %s",
                        new Inline.Mark(RolloutWords.tone(step.state())),
                        new Inline.Plain(step.state().word())),
                words.meaning(step));
    }

    private void before() {
        rollout.next()
                .map(RolloutStep::conditions)
                .filter(list -> !list.isEmpty())
                .ifPresent(list -> {
                    boolean mend =
                            rollout.next().filter(step -> step.goal() == Goal.MEND).isPresent();
                    blocks.add(
                            new Block.Heading(
                                    mend
                                            ? Sentence.of("What is in the way")
                                            : Sentence.of("Before that")));
                    blocks.add(
                            new Block.Bullets(list.stream().map(conditions::line).toList(), false));
                });
    }

    private void after() {
        rollout.next()
                .ifPresent(step -> {
                    List<Sentence> signs = words.signs(step.goal());
                    if (!signs.isEmpty()) {
                        blocks.add(new Block.Heading(Sentence.of("How you will know")));
                        blocks.add(new Block.Bullets(signs, false));
                    }
                    if (step.goal() != Goal.MEND && step.goal() != Goal.MONITOR) {
                        back(step);
                    }
                });
    }

    private void back(RolloutStep step) {
        step.back().stream()
                .filter(edit -> edit.action() == RecordEdit.Action.REPLACE)
                .forEach(edit -> {
                    blocks.add(
                            new Block.Paragraph(
                                    Sentence.of(
                                            "%s publish again what stands at %s now:",
                                            new Inline.Strong("To go back,"),
                                            edit.name().toString())));
                    blocks.add(new Block.Listing(edit.value()));
                });
    }

    private void shield() {
        if (rollout.shield().isEmpty()) {
            return;
        }
        String below = rollout.domain().toString();
        blocks.add(
                new Block.Paragraph(
                        Sentence.of(
                                        "%s stop forgeries of names below %s that do not exist; nobody sends honest mail from those. Older receivers pass over %s and go by %s or %s.",
                                        new Inline.Strong("Worth doing at any time:"),
                                        below,
                                        "np",
                                        "sp",
                                        "p")
                                .and(withShield())));
        rollout.shield().forEach(edit -> blocks.add(new Block.Listing(edit.value())));
    }

    private Sentence withShield() {
        return rollout.station() == Station.MONITORING
                ? Sentence.of(
                        "The record of today with it (later steps then come without %s, which would lower it too):",
                        "t=y")
                : Sentence.of("The record of today with it:");
    }

    private List<Block> fold() {
        var lines = new ArrayList<Sentence>();
        rollout.next().ifPresent(step -> lines.addAll(words.test(step.goal())));
        switch (rollout.station()) {
            case UNDETERMINED, NO_SUCH_NAME, PUBLIC_SUFFIX, NO_MAIL, COMPLETE -> {}
            case NO_RECORD,
                    BROKEN,
                    UNREPORTED,
                    MONITORING,
                    TRYING_QUARANTINE,
                    QUARANTINE,
                    TRYING_REJECT,
                    REJECT ->
                    lines.addAll(words.aged());
        }
        return lines.isEmpty() ? List.of() : List.of(new Block.Folded(lines));
    }

    private Sentence smallPrint() {
        return Sentence.of(
                "%s · %s",
                run.cost(rollout.transcript().asked()),
                new Inline.Plain("RFC 9989 §4.7, §5.1, §7.4, §A.6; RFC 7489 §6.3"));
    }

    private List<Choice> choices() {
        String domain = rollout.domain().toString();
        var choices = new ArrayList<>(PublishedChoice.of(shown));
        choices.add(new Choice("Re-check", "plan " + rollout.asked()));
        if (isSpfInTheWay()) {
            choices.add(new Choice("SPF tree", "spf " + domain));
        }
        choices.add(new Choice("Full check", "check " + domain));
        choices.add(new Choice("Watch", "watch " + domain));
        return choices;
    }

    private boolean isSpfInTheWay() {
        return rollout.next().stream()
                .flatMap(step -> step.conditions().stream())
                .anyMatch(condition ->
                        condition instanceof Condition.SpfWorks
                                && condition.truth() == Truth.UNMET);
    }
}

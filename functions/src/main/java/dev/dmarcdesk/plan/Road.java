package dev.dmarcdesk.plan;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.NextRecord;
import dev.dmarcdesk.dmarc.Published;
import dev.dmarcdesk.domain.DomainFinding.ParkedIncomplete;
import dev.dmarcdesk.plan.RolloutStep.Goal;
import dev.dmarcdesk.plan.RolloutStep.State;
import dev.dmarcdesk.report.MailProfile;
import dev.dmarcdesk.report.Report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lays the road from where a domain stands.
final class Road {
    private final Report report;
    private final Standpoint standpoint;
    private final Conditions conditions;
    private final Station station;

    Road(Standpoint standpoint) {
        this.report = standpoint.report();
        this.standpoint = standpoint;
        this.conditions = new Conditions(report, standpoint.speaksForSubdomains());
        this.station = standpoint.station();
    }

    /// Its steps, in order.
    List<RolloutStep> steps() {
        return switch (station) {
            case UNDETERMINED, NO_SUCH_NAME, PUBLIC_SUFFIX -> List.of();
            case COMPLETE -> List.of(withoutMail(State.HERE, List.of()));
            case NO_MAIL -> List.of(withoutMail(State.NEXT, silencing()));
            case BROKEN -> mending();
            case NO_RECORD, UNREPORTED -> beginning();
            case MONITORING, TRYING_QUARANTINE, QUARANTINE, TRYING_REJECT, REJECT -> going();
        };
    }

    private RolloutStep withoutMail(State state, List<RecordEdit> publish) {
        boolean said = report.profile() == MailProfile.SENDS_NOTHING;
        var conditions = new ArrayList<Condition>();
        conditions.add(new Condition.NoMail(said));
        if (standpoint.speaksForSubdomains()) {
            conditions.add(new Condition.SubdomainsSilent());
        }
        return new RolloutStep(Goal.NO_MAIL, state, conditions, publish, back(publish));
    }

    /// What the audit finds missing, with the domain's own record made as strict as can be rather
    /// than written anew; that record alone where nothing else is missing.
    private List<RecordEdit> silencing() {
        var strict =
                standpoint.publish(
                        standpoint
                                .base()
                                .without("t")
                                .without("sp")
                                .without("np")
                                .with("p", AssessmentPolicy.REJECT));
        return standpoint
                .parked()
                .map(ParkedIncomplete::missing)
                .map(missing ->
                        missing.stream()
                                .map(edit ->
                                        strict.stream()
                                                .filter(one -> isSamePlace(one, edit))
                                                .findFirst()
                                                .orElse(edit))
                                .toList())
                .orElse(strict);
    }

    private List<RolloutStep> mending() {
        var publish = standpoint.publish(standpoint.base());
        var steps = new ArrayList<RolloutStep>();
        steps.add(
                new RolloutStep(
                        Goal.MEND,
                        State.NEXT,
                        List.of(conditions.recordValid()),
                        publish,
                        back(publish)));
        steps.add(new RolloutStep(Goal.MONITOR, State.LATER, List.of(), List.of(), List.of()));
        steps.addAll(ahead(State.LATER));
        return steps;
    }

    private List<RolloutStep> beginning() {
        var publish = standpoint.publish(standpoint.base());
        var steps = new ArrayList<RolloutStep>();
        steps.add(new RolloutStep(Goal.MONITOR, State.NEXT, List.of(), publish, back(publish)));
        steps.addAll(ahead(State.LATER));
        return steps;
    }

    private List<RolloutStep> going() {
        var steps = new ArrayList<RolloutStep>(behind());
        List<RolloutStep> ahead = ahead(State.NEXT);
        var unmet =
                (ahead.isEmpty() ? conditions.before(Goal.REJECT) : ahead.getFirst().conditions())
                        .stream().filter(one -> isInTheWay(one.truth())).toList();
        if (!unmet.isEmpty()) {
            steps.add(mend(unmet));
        }
        for (RolloutStep step : ahead) {
            steps.add(unmet.isEmpty() ? step : step.in(State.LATER));
        }
        return steps;
    }

    private static boolean isInTheWay(Truth truth) {
        return truth == Truth.UNMET || truth == Truth.UNCHECKED;
    }

    /// The fixes of the audit; the DMARC record is mended with all else that is wrong with it.
    private RolloutStep mend(List<Condition> unmet) {
        var publish = new ArrayList<RecordEdit>();
        for (Condition condition : unmet) {
            for (RecordEdit edit : fixes(condition.faults())) {
                if (publish.stream().noneMatch(one -> isSamePlace(one, edit))) {
                    publish.add(edit);
                }
            }
        }
        return new RolloutStep(Goal.MEND, State.NEXT, unmet, publish, back(publish));
    }

    private static boolean isSamePlace(RecordEdit one, RecordEdit other) {
        return one.name().equals(other.name())
                && one.type() == other.type()
                && one.action() == Action.REPLACE;
    }

    private List<RecordEdit> fixes(List<Advice> faults) {
        var edits = new ArrayList<RecordEdit>();
        for (Advice fault : faults) {
            if (fault.fix() instanceof Fix.Todo(_, var records, _)) {
                records.stream()
                        .map(edit -> isOwn(edit) ? restated(edit) : edit)
                        .forEach(edits::add);
            }
        }
        return edits;
    }

    private boolean isOwn(RecordEdit edit) {
        return standpoint
                .published()
                .filter(in -> in.owner().equals(edit.name()) && edit.action() == Action.REPLACE)
                .isPresent();
    }

    private RecordEdit restated(RecordEdit edit) {
        return new RecordEdit(
                edit.action(), edit.type(), edit.name(), standpoint.base().text(), edit.before());
    }

    /// The levels up to where the domain stands.
    private List<RolloutStep> behind() {
        var goals =
                switch (station) {
                    case TRYING_QUARANTINE -> List.of(Goal.MONITOR, Goal.TRY_QUARANTINE);
                    case QUARANTINE -> List.of(Goal.MONITOR, Goal.QUARANTINE);
                    case TRYING_REJECT -> List.of(Goal.MONITOR, Goal.QUARANTINE, Goal.TRY_REJECT);
                    case REJECT -> List.of(Goal.MONITOR, Goal.QUARANTINE, Goal.REJECT);
                    case MONITORING,
                            UNREPORTED,
                            BROKEN,
                            NO_RECORD,
                            NO_MAIL,
                            COMPLETE,
                            PUBLIC_SUFFIX,
                            NO_SUCH_NAME,
                            UNDETERMINED ->
                            List.of(Goal.MONITOR);
                };
        return goals.stream()
                .map(goal ->
                        new RolloutStep(
                                goal,
                                goal == goals.getLast() ? State.HERE : State.DONE,
                                List.of(),
                                List.of(),
                                List.of()))
                .toList();
    }

    /// The levels above, each with the record before it to go back to. Until something else is
    /// mended that is the record as it stands, with all its faults.
    ///
    /// @param first the state of the first
    private List<RolloutStep> ahead(State first) {
        var steps = new ArrayList<RolloutStep>();
        NextRecord base = standpoint.base();
        String before =
                standpoint
                        .published()
                        .filter(_ -> first == State.NEXT)
                        .map(Published::text)
                        .orElse(base.text());
        var ladder = new Ladder(base, standpoint.isHeldBack(), standpoint.speaksForSubdomains());
        for (Ladder.Rung rung : ladder.rungs()) {
            String after = rung.record().text();
            steps.add(
                    new RolloutStep(
                            rung.goal(),
                            steps.isEmpty() ? first : State.LATER,
                            conditions.before(rung.goal()),
                            replacing(before, after),
                            replacing(after, before)));
            before = after;
        }
        return steps;
    }

    /// As for a record that stands there by then.
    private List<RecordEdit> replacing(String before, String after) {
        return standpoint.publish(standpoint.base()).stream()
                .filter(NextRecord::isPublishedBy)
                .map(edit -> RecordEdit.replacing(edit.type(), edit.name(), before, after))
                .toList();
    }

    /// What undoes it: the record that stands there now, or none.
    private List<RecordEdit> back(List<RecordEdit> publish) {
        Optional<Published> now = standpoint.published();
        return publish.stream()
                .filter(edit -> edit.action() != Action.REMOVE)
                .map(edit ->
                        now.filter(in ->
                                        edit.action() == Action.REPLACE
                                                && in.owner().equals(edit.name()))
                                .map(in ->
                                        RecordEdit.replacing(
                                                edit.type(), edit.name(), edit.value(), in.text()))
                                .orElseGet(() ->
                                        new RecordEdit(
                                                Action.REMOVE,
                                                edit.type(),
                                                edit.name(),
                                                edit.value())))
                .filter(edit -> edit.action() == Action.REPLACE || isAdded(edit, publish))
                .toList();
    }

    private static boolean isAdded(RecordEdit back, List<RecordEdit> publish) {
        return publish.stream()
                .anyMatch(edit ->
                        edit.action() == Action.ADD
                                && edit.name().equals(back.name())
                                && edit.type() == back.type());
    }
}

package dev.dmarcdesk.plan;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.DmarcFinding;
import dev.dmarcdesk.dmarc.TreeWalk;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.plan.RolloutStep.State;
import dev.dmarcdesk.report.Examiner;
import dev.dmarcdesk.report.Report;
import dev.dmarcdesk.web.Web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Plans the way to `p=reject` from an audit, and judges what it offers by the same checks before
/// it is shown.
public final class Planner {
    private final Examiner examiner;
    private final List<Check<?>> checks;

    /// @param examiner audits the domain
    /// @param checks the registry
    public Planner(Examiner examiner, List<Check<?>> checks) {
        this.examiner = examiner;
        this.checks = List.copyOf(checks);
    }

    /// Plans for a domain, or for the one whose record applies to it.
    ///
    /// @param subject what to examine
    /// @param dns the DNS of this run, which keeps its budget and its deadline
    /// @param web fetches documents, within the same deadline
    /// @param chain follows signatures, within the same deadline
    public Rollout plan(Subject subject, RecordingDns dns, Web web, ChainOfTrust chain) {
        Report report = examiner.examine(subject, dns, web, chain);
        var other = new Standpoint(report).elsewhere();
        Report planned =
                other.map(name -> examiner.examine(new Subject(name, List.of()), dns, web, chain))
                        .orElse(report);
        var standpoint = new Standpoint(planned);
        var steps =
                new Road(planned, standpoint)
                        .steps().stream().map(step -> judged(step, planned, dns)).toList();
        return new Rollout(
                subject.domain(),
                planned,
                standpoint.station(),
                standpoint.published().stream().toList(),
                standpoint.isSampled(),
                steps,
                shield(standpoint),
                dns.transcript());
    }

    /// A record that would bring new trouble is not offered: what is wrong with it is told instead.
    private RolloutStep judged(RolloutStep step, Report report, Dns dns) {
        if (step.state() != State.NEXT) {
            return step;
        }
        var trouble = new ArrayList<Advice>();
        for (RecordEdit edit : step.publish()) {
            if (edit.type() == RrType.TXT
                    && edit.action() != RecordEdit.Action.REMOVE
                    && edit.value().startsWith("v=DMARC1")) {
                trouble.addAll(trouble(edit, report, dns));
            }
        }
        if (trouble.isEmpty()) {
            return step;
        }
        var conditions = new ArrayList<>(step.conditions());
        conditions.add(new Condition.RecordValid(trouble));
        return new RolloutStep(step.goal(), step.state(), conditions, List.of(), List.of());
    }

    private List<Advice> trouble(RecordEdit edit, Report report, Dns dns) {
        Set<String> known =
                report.findings().stream()
                        .map(advice -> advice.finding().code())
                        .collect(Collectors.toSet());
        Dns published =
                new DraftDns(
                        TreeWalk.question(report.subject().domain())
                                .map(Question::name)
                                .orElse(edit.name()),
                        List.of(Rdata.Text.of(edit.value())),
                        dns);
        return checks.stream()
                .filter(check -> check.id().equals(RecordType.DMARC.area()))
                .map(check -> check.examine(report.subject(), Sources.of(published)))
                .flatMap(examination -> examination.advice().stream())
                .filter(advice -> advice.severity().compareTo(Severity.WARNING) <= 0)
                .filter(advice -> !isOnTheWay(advice))
                .filter(advice -> !known.contains(advice.finding().code()))
                .toList();
    }

    /// What belongs to a step, or shows only once receivers can read the record.
    private static boolean isOnTheWay(Advice advice) {
        return switch (advice.finding()) {
            case DmarcFinding.Monitoring _,
                    DmarcFinding.TestMode _,
                    DmarcFinding.SpWeaker _,
                    DmarcFinding.NpWeaker _,
                    DmarcFinding.RuaUnauthorized _ ->
                    true;
            default -> false;
        };
    }

    /// Nobody sends honest mail from a name that does not exist (RFC 9989 §4.7 np).
    private static List<RecordEdit> shield(Standpoint standpoint) {
        return switch (standpoint.station()) {
            case MONITORING, QUARANTINE, REJECT ->
                    standpoint.published().stream()
                            .filter(_ -> standpoint.speaksForSubdomains())
                            .filter(_ -> !standpoint.isHeldBack())
                            .map(_ -> standpoint.base())
                            .filter(base ->
                                    base.record().statedPolicies().nonExistent()
                                            != AssessmentPolicy.REJECT)
                            .flatMap(base ->
                                    standpoint
                                            .publish(base.with("np", AssessmentPolicy.REJECT))
                                            .stream())
                            .toList();
            case UNDETERMINED,
                    NO_SUCH_NAME,
                    PUBLIC_SUFFIX,
                    NO_RECORD,
                    BROKEN,
                    UNREPORTED,
                    TRYING_QUARANTINE,
                    TRYING_REJECT,
                    NO_MAIL,
                    COMPLETE ->
                    List.of();
        };
    }
}

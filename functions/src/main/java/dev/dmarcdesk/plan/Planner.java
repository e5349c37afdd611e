package dev.dmarcdesk.plan;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.check.EditedDns;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.DmarcFinding;
import dev.dmarcdesk.dmarc.NextRecord;
import dev.dmarcdesk.dmarc.TreeWalk;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.plan.RolloutStep.Goal;
import dev.dmarcdesk.plan.RolloutStep.State;
import dev.dmarcdesk.report.Examiner;
import dev.dmarcdesk.report.MailProfile;
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
        var own = Standpoint.of(examiner.examine(subject, dns, web, chain));
        var standpoint =
                own.elsewhere()
                        .map(name -> new Subject(name, List.of()))
                        .map(other -> examiner.examine(other, dns, web, chain))
                        .map(Standpoint::of)
                        .map(above -> covering(own, above))
                        .orElse(own);
        Report planned = standpoint.report();
        var steps =
                new Road(standpoint)
                        .steps().stream()
                                .flatMap(step -> judged(step, planned, dns).stream())
                                .toList();
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

    /// The organization's record, which speaks for the domain too. But an organization without mail
    /// goes to `reject` at once, and would take the mail of the domain along: then that needs a
    /// record of its own.
    private static Standpoint covering(Standpoint own, Standpoint above) {
        return above.isWithoutMail() && !own.isWithoutMail() ? own.apart() : above;
    }

    /// A record that would bring new trouble is not offered: what is wrong with it is told instead.
    private List<RolloutStep> judged(RolloutStep step, Report report, Dns dns) {
        if (step.state() != State.NEXT) {
            return List.of(step);
        }
        var trouble = new ArrayList<Advice>();
        for (RecordEdit edit : step.publish()) {
            if (NextRecord.isPublishedBy(edit)) {
                trouble.addAll(trouble(edit, report, new EditedDns(step.publish(), dns)));
            }
        }
        if (trouble.isEmpty()) {
            return List.of(step);
        }
        var mend =
                new RolloutStep(
                        Goal.MEND,
                        State.NEXT,
                        List.of(new Condition.RecordValid(trouble)),
                        List.of(),
                        List.of());
        return List.of(
                mend,
                new RolloutStep(step.goal(), State.LATER, step.conditions(), List.of(), List.of()));
    }

    /// A record behind a CNAME is judged as if it stood where receivers ask for it.
    ///
    /// @param dns as it will be
    private List<Advice> trouble(RecordEdit edit, Report report, Dns dns) {
        Set<String> known =
                report.findings().stream()
                        .map(advice -> advice.finding().code())
                        .collect(Collectors.toSet());
        Dns published =
                TreeWalk.question(report.subject().domain())
                        .map(Question::name)
                        .filter(name -> !name.equals(edit.name()))
                        .<Dns>map(name ->
                                new DraftDns(name, List.of(Rdata.Text.of(edit.value())), dns))
                        .orElse(dns);
        return checks.stream()
                .filter(check -> check.id().equals(RecordType.DMARC.area()))
                .map(check -> check.examine(report.subject(), Sources.of(published)))
                .flatMap(examination -> examination.advice().stream())
                .filter(advice -> advice.severity().compareTo(Severity.WARNING) <= 0)
                .filter(advice -> !isOnTheWay(advice, report.profile()))
                .filter(advice -> !known.contains(advice.finding().code()))
                .toList();
    }

    /// What belongs to a step, or shows only once receivers can read the record. Who sends nothing
    /// need not be told of anything.
    private static boolean isOnTheWay(Advice advice, MailProfile profile) {
        return switch (advice.finding()) {
            case DmarcFinding.NoRua _ -> profile != MailProfile.SENDS;
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

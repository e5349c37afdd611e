package dev.dmarcdesk.plan;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dmarc.NextRecord;
import dev.dmarcdesk.dmarc.Published;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Transcript;
import dev.dmarcdesk.plan.RolloutStep.State;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.report.Report;

import java.util.List;
import java.util.Optional;

/// The road of a domain from `none` over `quarantine` to `reject` (RFC 9989 §5.1, §7.4), and where
/// it stands on it.
///
/// @param asked the domain asked about
/// @param report the audit of the domain whose record is planned: the one asked about, or the one
///   whose record applies to it
/// @param station where that stands
/// @param published its record, at most one
/// @param sampled whether `pct` holds the policy back for receivers of RFC 7489
/// @param steps the road, in order; empty where there is none to tell
/// @param shield the record with `np=reject`, which stops forgeries of names that do not exist and
///   can be published at any time; empty where it says so already, or where that is not its to say
/// @param transcript what was asked
public record Rollout(
        DomainName asked,
        Report report,
        Station station,
        List<Published> published,
        boolean sampled,
        List<RolloutStep> steps,
        List<RecordEdit> shield,
        Transcript transcript) {
    public Rollout {
        published = List.copyOf(published);
        steps = List.copyOf(steps);
        shield = List.copyOf(shield);
    }

    /// The domain whose record is planned.
    public DomainName domain() {
        return report.subject().domain();
    }

    /// Whether the record of another name is what has to change.
    public boolean isElsewhere() {
        return !asked.equals(domain());
    }

    /// What comes next; nothing at the end of the road.
    public Optional<RolloutStep> next() {
        return steps.stream().filter(step -> step.state() == State.NEXT).findFirst();
    }

    /// Where it stands.
    public Optional<RolloutStep> here() {
        return steps.stream().filter(step -> step.state() == State.HERE).findFirst();
    }

    /// The DMARC record as it is published, as far as there is one.
    public Optional<String> current() {
        return published.stream().map(Published::text).findFirst();
    }

    /// The DMARC record to publish next; nothing where none is to be published now.
    public Optional<String> proposed() {
        return next().stream()
                .flatMap(step -> step.publish().stream())
                .filter(NextRecord::isPublishedBy)
                .map(RecordEdit::value)
                .findFirst();
    }

    /// What stands in the way, as the audit says it.
    public List<Advice> faults() {
        return next().stream()
                .flatMap(step -> step.conditions().stream())
                .flatMap(condition -> condition.faults().stream())
                .distinct()
                .toList();
    }

    /// Whether `t=y`, or `pct` for older receivers, holds its policy back.
    public boolean isHeldBack() {
        return station == Station.TRYING_QUARANTINE || station == Station.TRYING_REJECT;
    }

    /// Whether something that the next step depends on could not be looked up.
    public boolean isUnchecked() {
        return next().stream()
                .flatMap(step -> step.conditions().stream())
                .anyMatch(condition -> condition.truth() == Truth.UNCHECKED);
    }

    /// How it stands.
    public Level level() {
        if (station == Station.UNDETERMINED || isUnchecked()) {
            return Level.UNKNOWN;
        }
        return switch (station) {
            case UNDETERMINED -> Level.UNKNOWN;
            case NO_SUCH_NAME, PUBLIC_SUFFIX -> Level.ATTENTION;
            case NO_RECORD, BROKEN, UNREPORTED -> Level.BAD;
            case MONITORING, TRYING_QUARANTINE, QUARANTINE, TRYING_REJECT, REJECT, NO_MAIL ->
                    next().isPresent() ? Level.ATTENTION : Level.GOOD;
            case COMPLETE -> Level.GOOD;
        };
    }
}

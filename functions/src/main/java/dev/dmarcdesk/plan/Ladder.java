package dev.dmarcdesk.plan;

import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.NextRecord;
import dev.dmarcdesk.dmarc.Policies;
import dev.dmarcdesk.dmarc.PolicyRecord;
import dev.dmarcdesk.plan.RolloutStep.Goal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The records on the way from one record to `p=reject`, one level at a time (RFC 9989 §7.4).
///
/// The careful step with `t=y` (§4.7, A.6) comes before each level, but where it would lower a
/// policy that acts already: it holds back `sp` and `np` too.
///
/// @param from the record that acts now
/// @param held whether `t=y`, or `pct` for older receivers, holds its policy back
/// @param subdomains whether it speaks for subdomains
record Ladder(NextRecord from, boolean held, boolean subdomains) {
    /// One record on the way.
    record Rung(Goal goal, NextRecord record) {}

    /// All that are still to come.
    List<Rung> rungs() {
        var rungs = new ArrayList<Rung>();
        var at = Optional.of(new Rung(Goal.MONITOR, from));
        boolean waits = held && own(from).enforces();
        while (at.isPresent()) {
            at = waits ? release(at.get().record()) : next(at.get().record());
            at.ifPresent(rungs::add);
            waits = at.filter(rung -> rung.record().record().testing()).isPresent();
        }
        return rungs;
    }

    private static Optional<Rung> release(NextRecord now) {
        return Optional.of(new Rung(goal(own(now), false), now.without("t")));
    }

    private Optional<Rung> next(NextRecord now) {
        Policies stated = now.record().statedPolicies();
        if (subdomains && stated.existing().compareTo(stated.own()) < 0) {
            return Optional.of(new Rung(Goal.SUBDOMAINS, raised(now, "sp", stated.existing())));
        }
        if (subdomains && stated.nonExistent().compareTo(stated.own()) < 0) {
            return Optional.of(
                    new Rung(
                            Goal.SUBDOMAINS, now.without("t").with("np", AssessmentPolicy.REJECT)));
        }
        if (stated.own() == AssessmentPolicy.REJECT) {
            return Optional.empty();
        }
        NextRecord higher = raised(now, "p", stated.own());
        NextRecord careful = higher.with("t", "y");
        boolean lowers = isWeaker(careful.record().policies(), now.record().policies());
        NextRecord next = lowers ? higher : careful;
        return Optional.of(new Rung(goal(own(higher), !lowers), next));
    }

    /// A policy and those that were as strict as it, one level higher: names below that were
    /// treated as the domain itself stay so.
    private static NextRecord raised(NextRecord now, String tag, AssessmentPolicy old) {
        AssessmentPolicy higher =
                old == AssessmentPolicy.NONE
                        ? AssessmentPolicy.QUARANTINE
                        : AssessmentPolicy.REJECT;
        PolicyRecord record = now.record();
        NextRecord next = now.without("t").with(tag, higher);
        if (tag.equals("p") && record.sp().read().filter(old::equals).isPresent()) {
            next = next.with("sp", higher);
        }
        return record.np().read().filter(policy -> policy.compareTo(higher) < 0).isPresent()
                ? next.with("np", higher)
                : next;
    }

    static boolean isWeaker(Policies next, Policies now) {
        return next.own().compareTo(now.own()) < 0
                || next.existing().compareTo(now.existing()) < 0
                || next.nonExistent().compareTo(now.nonExistent()) < 0;
    }

    private static AssessmentPolicy own(NextRecord record) {
        return record.record().statedPolicies().own();
    }

    private static Goal goal(AssessmentPolicy policy, boolean careful) {
        return switch (policy) {
            case NONE -> Goal.MONITOR;
            case QUARANTINE -> careful ? Goal.TRY_QUARANTINE : Goal.QUARANTINE;
            case REJECT -> careful ? Goal.TRY_REJECT : Goal.REJECT;
        };
    }
}

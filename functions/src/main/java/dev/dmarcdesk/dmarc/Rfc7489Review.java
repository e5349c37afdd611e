package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dmarc.Discovery.Reach;
import dev.dmarcdesk.dmarc.DmarcFinding.Differs7489;
import dev.dmarcdesk.dmarc.Rfc7489Reading.Outcome;
import dev.dmarcdesk.dmarc.Rfc7489Reading.Reason;

import java.util.List;

/// Speaks of receivers of the older standard only where they come to something else. Sampling
/// (`pct`) has findings of its own.
final class Rfc7489Review {
    private Rfc7489Review() {}

    static List<DmarcFinding> of(DmarcFacts facts) {
        Outcome ours = outcome(facts);
        Rfc7489Reading theirs = facts.rfc7489();
        boolean known =
                !(ours instanceof Outcome.Undetermined)
                        && !(theirs.outcome() instanceof Outcome.Undetermined);
        boolean applies =
                ours instanceof Outcome.Applies || theirs.outcome() instanceof Outcome.Applies;
        boolean samePolicy = ours.equals(theirs.outcome());
        boolean sameOrganization =
                facts.organizationalDomain() instanceof OrganizationalDomain.Assumed
                        || facts.organizationalDomain()
                                .name()
                                .equals(theirs.organizationalDomain());
        if (!known || !applies || (samePolicy && sameOrganization)) {
            return List.of();
        }
        return List.of(
                new Differs7489(
                        facts.domain(),
                        ours,
                        facts.organizationalDomain().name(),
                        theirs,
                        samePolicy ? Reason.ORGANIZATIONAL_DOMAIN : reason(facts, sameOrganization),
                        TreeWalk.questions(facts.domain())));
    }

    private static Outcome outcome(DmarcFacts facts) {
        return switch (facts.discovery()) {
            case Discovery.Found(_, var record, _) when !record.isUsable() ->
                    new Outcome.NotApplied();
            case Discovery.Found found ->
                    found.policyFor(facts.existence())
                            .<Outcome>map(Outcome.Applies::new)
                            .orElse(new Outcome.Undetermined());
            case Discovery.Several _, Discovery.Nothing _ -> new Outcome.NotApplied();
            case Discovery.Undetermined _ -> new Outcome.Undetermined();
        };
    }

    private static Reason reason(DmarcFacts facts, boolean sameOrganization) {
        var theirs = facts.rfc7489();
        boolean refuses = theirs.outcome() instanceof Outcome.NotApplied;
        if (refuses && hasSeveral(facts)) {
            return Reason.SEVERAL_RECORDS;
        }
        if (!(facts.discovery() instanceof Discovery.Found(var domain, var record, var reach))) {
            return Reason.ORGANIZATIONAL_DOMAIN;
        }
        boolean above = !domain.isWithin(theirs.organizationalDomain());
        if (refuses && above && reach == Reach.PUBLIC_SUFFIX_DOMAIN) {
            return Reason.PUBLIC_SUFFIX;
        }
        if (reach != Reach.OWN && !sameOrganization) {
            return Reason.ORGANIZATIONAL_DOMAIN;
        }
        if (!Rfc7489Reading.isInItsPlace(record) || !record.hasValidPolicies()) {
            return Reason.SYNTAX;
        }
        return record.testing() ? Reason.TEST_MODE : Reason.NON_EXISTENT;
    }

    /// At the names it looks at.
    private static boolean hasSeveral(DmarcFacts facts) {
        var names = List.of(facts.domain(), facts.rfc7489().organizationalDomain());
        return facts.walk().stream()
                .anyMatch(step ->
                        step instanceof Step.Several(var domain, _, _) && names.contains(domain));
    }
}

package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.check.Facts;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Existence;
import dev.dmarcdesk.dns.Question;

import java.util.List;
import java.util.Optional;

/// What is known about the DMARC of a name.
///
/// @param domain the name asked
/// @param walk the tree walk from there, up to its stop
/// @param discovery the record that applies
/// @param existence whether the name exists
/// @param organizationalDomain by the walk
/// @param rfc7489 what a receiver of the older standard makes of it, its Organizational Domain by
///   the public suffix list among it
/// @param destinations the report addresses of the record and whether they take its reports
public record DmarcFacts(
        DomainName domain,
        List<Step> walk,
        Discovery discovery,
        Existence existence,
        OrganizationalDomain organizationalDomain,
        Rfc7489Reading rfc7489,
        List<Destination> destinations)
        implements Facts {
    public DmarcFacts {
        walk = List.copyOf(walk);
        destinations = List.copyOf(destinations);
    }

    /// The same with the report addresses judged.
    DmarcFacts withDestinations(List<Destination> judged) {
        return new DmarcFacts(
                domain, walk, discovery, existence, organizationalDomain, rfc7489, judged);
    }

    /// What became of the search.
    public enum Status {
        /// A record applies.
        FOUND,
        /// There is none.
        NONE,
        /// A record was retrieved, but its policies can not be read and nobody is told of it.
        INVALID,
        /// Only records that annul each other.
        MULTIPLE,
        /// Nobody could look.
        UNKNOWN
    }

    /// What became of the search. A record without `p` and without report address counts as found:
    /// that it stops nothing is all a receiver makes of it, by RFC 9989 §4.7 as by §4.10.1.
    public Status status() {
        return switch (discovery) {
            case Discovery.Found(_, var record, _) -> {
                boolean lacksOnlyP =
                        record.p() instanceof Setting.Unset<AssessmentPolicy>
                                && record.sp().broken().isEmpty()
                                && record.np().broken().isEmpty();
                yield record.isUsable() || lacksOnlyP ? Status.FOUND : Status.INVALID;
            }
            case Discovery.Several _ -> Status.MULTIPLE;
            case Discovery.Nothing _ -> Status.NONE;
            case Discovery.Undetermined _ -> Status.UNKNOWN;
        };
    }

    /// The record retrieved, if any.
    public Optional<Discovery.Found> found() {
        return discovery instanceof Discovery.Found found ? Optional.of(found) : Optional.empty();
    }

    /// The name the record was found at, `_dmarc` included.
    public Optional<DomainName> recordName() {
        return found().flatMap(found -> TreeWalk.question(found.domain())).map(Question::name);
    }

    /// The policy that acts on the name asked, after inheritance and test mode. `none` also where
    /// records are there but can not be used; nothing where there is none, or where nobody knows.
    public Optional<AssessmentPolicy> effectivePolicy() {
        return switch (discovery) {
            case Discovery.Found found -> found.policyFor(existence);
            case Discovery.Several _ -> Optional.of(AssessmentPolicy.NONE);
            case Discovery.Nothing _, Discovery.Undetermined _ -> Optional.empty();
        };
    }

    /// The policy that acts on a name directly below, without a record of its own, that exists as
    /// far as it can: below a name that does not exist nothing does (RFC 8020).
    public Optional<AssessmentPolicy> subdomainPolicy() {
        return policiesBelow()
                .map(policies ->
                        existence == Existence.DOES_NOT_EXIST
                                ? policies.nonExistent()
                                : policies.existing());
    }

    /// The policy that acts on a name directly below that does not exist.
    public Optional<AssessmentPolicy> nonExistentSubdomainPolicy() {
        return policiesBelow().map(Policies::nonExistent);
    }

    /// Whether the record asks to be only tried out.
    public boolean testing() {
        return found().map(found -> found.record().testing()).orElse(false);
    }

    /// Where the name stands.
    public Posture posture() {
        return switch (status()) {
            case FOUND, INVALID, MULTIPLE ->
                    effectivePolicy().map(this::posture).orElse(new Posture.Undetermined());
            case NONE -> new Posture.NotParticipating();
            case UNKNOWN -> new Posture.Undetermined();
        };
    }

    private Posture posture(AssessmentPolicy policy) {
        boolean applies = found().map(found -> found.record().isUsable()).orElse(false);
        if (!applies) {
            return new Posture.NotParticipating();
        }
        return policy.enforces()
                ? new Posture.Enforcement(policy)
                : new Posture.MonitoringMode(!destinations.isEmpty());
    }

    private Optional<Policies> policiesBelow() {
        return switch (PolicyDiscovery.below(domain, walk)) {
            case Discovery.Found(_, var record, _) -> Optional.of(record.policies());
            case Discovery.Several _ -> Optional.of(Policies.NONE);
            case Discovery.Nothing _, Discovery.Undetermined _ -> Optional.empty();
        };
    }
}

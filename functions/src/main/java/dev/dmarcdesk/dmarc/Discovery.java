package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Existence;

import java.util.List;
import java.util.Optional;

/// What policy discovery came to (RFC 9989 §4.10.1).
public sealed interface Discovery {
    /// A record was retrieved. Whether DMARC applies depends on [PolicyRecord#isUsable()].
    ///
    /// @param domain the DMARC Policy Domain
    /// @param record the record there
    /// @param reach by which right it applies
    record Found(DomainName domain, PolicyRecord record, Reach reach) implements Discovery {
        /// The policy that acts on the Author Domain; none when that depends on whether it exists
        /// and nobody knows.
        public Optional<AssessmentPolicy> policyFor(Existence existence) {
            return choose(record.policies(), existence);
        }

        /// The policy as written, before test mode.
        Optional<AssessmentPolicy> statedFor(Existence existence) {
            return choose(record.statedPolicies(), existence);
        }

        private Optional<AssessmentPolicy> choose(Policies policies, Existence existence) {
            if (reach == Reach.OWN) {
                return Optional.of(policies.own());
            }
            return switch (existence) {
                case EXISTS -> Optional.of(policies.existing());
                case DOES_NOT_EXIST -> Optional.of(policies.nonExistent());
                case UNKNOWN ->
                        policies.existing() == policies.nonExistent()
                                ? Optional.of(policies.existing())
                                : Optional.empty();
            };
        }
    }

    /// Nothing to use, but several records at a name: they annul each other.
    ///
    /// @param domain whose records, the longest name first met
    record Several(DomainName domain) implements Discovery {}

    /// No record in the whole walk: DMARC does not apply.
    record Nothing() implements Discovery {}

    /// A step that matters could not be looked up.
    ///
    /// @param steps the failed ones
    record Undetermined(List<Step.Unknown> steps) implements Discovery {
        public Undetermined {
            steps = List.copyOf(steps);
        }
    }

    /// By which right a record applies, in order of preference.
    enum Reach {
        /// It is the Author Domain's own.
        OWN,
        /// It is that of the Organizational Domain.
        ORGANIZATIONAL_DOMAIN,
        /// It is that of a Public Suffix Domain, for want of the others.
        PUBLIC_SUFFIX_DOMAIN
    }
}

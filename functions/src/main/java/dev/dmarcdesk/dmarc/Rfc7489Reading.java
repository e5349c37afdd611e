package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.suffix.PublicSuffixes;

import java.util.List;
import java.util.Optional;

/// What a receiver that follows RFC 7489 makes of the same records: the Organizational Domain comes
/// from the public suffix list (§3.2), discovery looks at two names and ends at several records
/// (§6.6.3), `np`, `psd` and `t` mean nothing, `p` has its fixed place (§6.4).
///
/// @param organizationalDomain by the list
/// @param outcome the policy
public record Rfc7489Reading(DomainName organizationalDomain, Outcome outcome) {
    /// What discovery comes to.
    public sealed interface Outcome {
        /// A policy applies.
        ///
        /// @param policy before sampling
        record Applies(AssessmentPolicy policy) implements Outcome {}

        /// DMARC is not applied.
        record NotApplied() implements Outcome {}

        /// A record could not be looked up.
        record Undetermined() implements Outcome {}
    }

    /// Why it comes to something else than RFC 9989.
    public enum Reason {
        /// Several records at a name it looks at end discovery, where the walk would go on.
        SEVERAL_RECORDS,
        /// It does not look above the organization, where only a public suffix has a record.
        PUBLIC_SUFFIX,
        /// The list puts the organization's border elsewhere.
        ORGANIZATIONAL_DOMAIN,
        /// `t=y` means nothing to it.
        TEST_MODE,
        /// `np` means nothing to it.
        NON_EXISTENT,
        /// `p` is not right behind the version, or something else it is stricter about.
        SYNTAX
    }

    /// Reads the names of a walk as RFC 7489 does.
    ///
    /// @param author the Author Domain
    /// @param steps every name of its walk, also past the stop
    /// @param suffixes the list
    static Rfc7489Reading of(DomainName author, List<Step> steps, PublicSuffixes suffixes) {
        var organizational = suffixes.organizationalDomain(author);
        Outcome outcome =
                deciding(author, organizational, steps)
                        .map(step -> outcome(step, step.domain().equals(author)))
                        .orElse(new Outcome.NotApplied());
        return new Rfc7489Reading(organizational, outcome);
    }

    /// The name that ends discovery: the Author Domain, or the Organizational Domain where nothing
    /// stands there (§6.6.3).
    public static Optional<Step> deciding(
            DomainName author, DomainName organizational, List<Step> steps) {
        var own = at(author, steps);
        boolean goesOn = own.isEmpty() || own.get() instanceof Step.Nothing;
        return goesOn && !organizational.equals(author) ? at(organizational, steps) : own;
    }

    private static Optional<Step> at(DomainName domain, List<Step> steps) {
        return steps.stream().filter(step -> step.domain().equals(domain)).findFirst();
    }

    private static Outcome outcome(Step step, boolean own) {
        return switch (step) {
            case Step.One(_, _, var record) ->
                    policy(record, own)
                            .<Outcome>map(Outcome.Applies::new)
                            .orElse(new Outcome.NotApplied());
            case Step.Several _, Step.Nothing _ -> new Outcome.NotApplied();
            case Step.Unknown _ -> new Outcome.Undetermined();
        };
    }

    /// §6.6.3 step 6; none when DMARC is not applied.
    public static Optional<AssessmentPolicy> policy(PolicyRecord record, boolean own) {
        var p = record.p().read().filter(_ -> isInItsPlace(record));
        if (p.isPresent() && record.sp().broken().isEmpty()) {
            return own ? p : Optional.of(record.sp().or(p.get()));
        }
        return record.reportUris().isEmpty()
                ? Optional.empty()
                : Optional.of(AssessmentPolicy.NONE);
    }

    /// `p` comes right after the version (§6.3, §6.4).
    static boolean isInItsPlace(PolicyRecord record) {
        var tags = record.tags().tags();
        return tags.size() > 1 && tags.get(1).name().equalsIgnoreCase("p");
    }
}

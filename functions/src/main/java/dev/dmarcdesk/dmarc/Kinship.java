package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dns.DomainName;

import java.util.List;
import java.util.stream.Stream;

/// Whether two names have the same Organizational Domain, as their walks tell it (RFC 9989
/// §4.10.2).
sealed interface Kinship {
    /// They have.
    record Same() implements Kinship {}

    /// They have not.
    record Different() implements Kinship {}

    /// A record at a name that could not be looked up decides.
    ///
    /// @param failed one such step
    record Unknown(Step.Unknown failed) implements Kinship {}

    /// Compares two names.
    ///
    /// @param one a name
    /// @param oneWalk the walk from there, up to its stop
    /// @param other another one
    /// @param otherWalk the walk from there
    static Kinship of(DomainName one, List<Step> oneWalk, DomainName other, List<Step> otherWalk) {
        var first = OrganizationalDomain.of(one, oneWalk).name();
        var second = OrganizationalDomain.of(other, otherWalk).name();
        boolean same = first.equals(second);
        // A record above the same child of both moves the organization of both alike.
        return Stream.concat(oneWalk.stream(), otherWalk.stream())
                .filter(Step.Unknown.class::isInstance)
                .map(Step.Unknown.class::cast)
                .filter(failed -> !same || !isCommon(failed.domain(), one, other))
                .<Kinship>map(Unknown::new)
                .findFirst()
                .orElse(same ? new Same() : new Different());
    }

    private static boolean isCommon(DomainName above, DomainName one, DomainName other) {
        return one.isWithin(above)
                && other.isWithin(above)
                && OrganizationalDomain.below(above, one)
                        .equals(OrganizationalDomain.below(above, other));
    }
}

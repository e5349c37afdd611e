package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dns.DomainName;

/// How an Authenticated Identifier stands to the Author Domain (RFC 9989 §4.4, §4.10.2).
public sealed interface IdentifierAlignment {
    /// The same name: aligned in every mode.
    record Strict() implements IdentifierAlignment {}

    /// The same Organizational Domain.
    ///
    /// @param organizationalDomain which
    /// @param enough whether the record is content with that
    record Relaxed(DomainName organizationalDomain, boolean enough)
            implements IdentifierAlignment {}

    /// Different Organizational Domains.
    ///
    /// @param ours the Author Domain's
    /// @param theirs the identifier's
    record None(DomainName ours, DomainName theirs) implements IdentifierAlignment {}

    /// One of the walks could not be finished.
    record Undetermined() implements IdentifierAlignment {}

    /// Whether the identifier counts for a pass.
    default boolean aligned() {
        return switch (this) {
            case Strict _ -> true;
            case Relaxed(_, var enough) -> enough;
            case None _, Undetermined _ -> false;
        };
    }

    /// Compares two names.
    ///
    /// @param mode what the record asks for; where it asks for the very same name, nothing else
    ///   matters (§4.10.2)
    static IdentifierAlignment of(
            DomainName author,
            OrganizationalDomain ours,
            DomainName identifier,
            OrganizationalDomain theirs,
            AlignmentMode mode) {
        if (author.equals(identifier)) {
            return new Strict();
        }
        boolean known =
                ours instanceof OrganizationalDomain.Known
                        && theirs instanceof OrganizationalDomain.Known;
        if (!known && mode == AlignmentMode.RELAXED && mayMeet(author, ours, identifier, theirs)) {
            return new Undetermined();
        }
        return ours.name().equals(theirs.name())
                ? new Relaxed(ours.name(), mode == AlignmentMode.RELAXED)
                : new None(ours.name(), theirs.name());
    }

    /// Whether two Organizational Domains can be the same though a walk could not be finished. Each
    /// is the name of its walk's start or one above it (§4.10.2), so names of different branches
    /// never meet, whatever stands where nobody could look.
    private static boolean mayMeet(
            DomainName author,
            OrganizationalDomain ours,
            DomainName identifier,
            OrganizationalDomain theirs) {
        return reaches(identifier, ours) && reaches(author, theirs) && shareTop(author, identifier);
    }

    private static boolean reaches(DomainName name, OrganizationalDomain organizational) {
        return switch (organizational) {
            case OrganizationalDomain.Known(var known) -> name.isWithin(known);
            case OrganizationalDomain.Assumed _ -> true;
        };
    }

    private static boolean shareTop(DomainName one, DomainName other) {
        return one.last(1).equals(other.last(1));
    }
}

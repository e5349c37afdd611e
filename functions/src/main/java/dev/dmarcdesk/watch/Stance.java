package dev.dmarcdesk.watch;

import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dns.DomainName;

/// What DMARC asks receivers to do with forged mail of a domain (RFC 9989 §4.10.1).
///
/// @param source where that comes from
/// @param place the DMARC Policy Domain; the domain itself where there is none
/// @param domain what acts on the domain, after inheritance and test mode
/// @param subdomains what acts on its subdomains
/// @param nonExistent what acts on names below it that do not exist
/// @param testing whether it is only tried out, and so one level lower than written
/// @param percent the share of failing mail that receivers after RFC 7489 treat so (its `pct`)
public record Stance(
        Source source,
        DomainName place,
        AssessmentPolicy domain,
        AssessmentPolicy subdomains,
        AssessmentPolicy nonExistent,
        boolean testing,
        int percent) {
    /// All mail that fails.
    public static final int ALL = 100;

    /// Where the policy comes from.
    public enum Source {
        /// The domain's own record.
        OWN,
        /// The record of a name above it.
        INHERITED,
        /// There is no record.
        NOWHERE,
        /// There are records, but receivers can use none of them.
        UNUSABLE,
        /// Nobody could look.
        UNKNOWN
    }

    /// Without any policy, for that reason.
    static Stance without(Source source, DomainName domain) {
        var none = AssessmentPolicy.NONE;
        return new Stance(source, domain, none, none, none, false, ALL);
    }

    /// Whether receivers apply DMARC at all.
    public boolean applies() {
        return source == Source.OWN || source == Source.INHERITED;
    }

    /// Whether anything of it is known.
    boolean isKnown() {
        return source != Source.UNKNOWN;
    }

    /// The policy for the domain, for people.
    String word() {
        return applies() ? domain.word() : "no policy";
    }

    /// Whether it protects less than another one in some way, and in the first way in which they
    /// differ.
    boolean isWeakerThan(Stance other) {
        return difference(other) < 0;
    }

    /// Whether it protects more.
    boolean isStrongerThan(Stance other) {
        return difference(other) > 0;
    }

    /// What acts on the domain itself decides; a loss for its subdomains outweighs a gain.
    private int difference(Stance other) {
        int own = domain.compareTo(other.domain);
        if (own != 0) {
            return own;
        }
        int existing = subdomains.compareTo(other.subdomains);
        int missing = nonExistent.compareTo(other.nonExistent);
        int share = domain.enforces() ? Integer.compare(percent, other.percent) : 0;
        int applied = Boolean.compare(applies(), other.applies());
        int worst = Math.min(Math.min(existing, missing), Math.min(share, applied));
        return worst < 0 ? worst : Math.max(Math.max(existing, missing), Math.max(share, applied));
    }
}

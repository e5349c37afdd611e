package dev.dmarcdesk.bimi;

import dev.dmarcdesk.dns.DomainName;

/// Whether a domain's DMARC lets its picture be shown (BIMI §7.1 steps 7 to 9): the policies of the
/// Author Domain and of its Organizational Domain must enforce, for subdomains too. What DMARC
/// found out is told from outside.
public sealed interface Enforcement {
    /// They do.
    record Enough() implements Enforcement {}

    /// Nobody could look.
    record NotKnown() implements Enforcement {}

    /// They do not, for mail of the domain itself.
    ///
    /// @param shortfall what is missing
    /// @param domain whose record it is; the Author Domain where there is none
    record TooLittle(Shortfall shortfall, DomainName domain) implements Enforcement {}

    /// The policy for subdomains is `none`, which forbids pictures for all (step 8).
    ///
    /// @param domain whose record it is
    record SubdomainsOpen(DomainName domain) implements Enforcement {}

    /// What is missing.
    enum Shortfall {
        /// There is no DMARC record that counts.
        NO_POLICY,
        /// The policy that acts is `none`.
        MONITORING,
        /// The policy is only tried out (`t=y`), and `none` acts.
        TESTING,
        /// `quarantine` for a part of the mail only.
        PERCENTAGE
    }
}

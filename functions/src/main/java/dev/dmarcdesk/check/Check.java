package dev.dmarcdesk.check;

import dev.dmarcdesk.dns.Dns;

/// One thing to look at. A check is sequential code that asks the DNS and never fails: what it can
/// not look up it says.
///
/// @param <F> the facts it finds out
public interface Check<F extends Facts> {
    /// A short stable name, the `area` of its findings.
    String id();

    /// Examines a domain.
    ///
    /// @param subject the domain, and what the asker knows about it
    /// @param dns the run's DNS: asks each question once and keeps the run's budget
    Examination<F> examine(Subject subject, Dns dns);
}

package dev.dmarcdesk.check;

/// One thing to look at. A check is sequential code that asks its sources and never fails: what it
/// can not look up it says.
///
/// @param <F> the facts it finds out
public interface Check<F extends Facts> {
    /// A short stable name, the `area` of its findings.
    String id();

    /// Examines a domain.
    ///
    /// @param subject the domain, and what the asker knows about it
    /// @param sources whom to ask
    Examination<F> examine(Subject subject, Sources sources);
}

package dev.dmarcdesk.spf;

import java.util.List;

/// What `check_host()` returned for one client, and how it came to that.
///
/// @param checked the record with every term looked at
/// @param lookups terms that looked up, the one that broke the limit included (RFC 7208 §4.6.4)
/// @param voids how many of them came back without an answer
/// @param explanation what the domain tells a client it refuses (§6.2); empty when it says nothing
///   or what it says can not be read
public record SpfOutcome(CheckedRecord checked, int lookups, int voids, String explanation) {
    /// What it comes to.
    public SpfResult result() {
        return checked.result();
    }

    /// The terms that decided, from the domain's own record inwards; empty when no term did.
    public List<CheckedTerm> path() {
        return checked.path();
    }
}

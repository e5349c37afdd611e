package dev.dmarcdesk.spf;

/// What one evaluation has spent of what it may spend (RFC 7208 §4.6.4).
final class LookupBudget {
    private int lookups;
    private int voids;

    /// Counts a term that looks up.
    ///
    /// @return whether it may be evaluated
    boolean spend() {
        lookups++;
        return lookups <= SpfLimits.LOOKUPS;
    }

    /// Counts a term whose lookup came back without an answer.
    ///
    /// @return whether the evaluation may go on
    boolean spendVoid() {
        voids++;
        return voids <= SpfLimits.VOIDS;
    }

    /// The terms counted, the one that broke the limit included.
    int lookups() {
        return lookups;
    }

    /// The void lookups counted, the one that broke the limit included.
    int voids() {
        return voids;
    }
}

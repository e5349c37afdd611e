package dev.dmarcdesk.spf;

import java.util.Locale;

/// A way to spend fewer lookups, in the order in which a careful postmaster would take them: the
/// surest first, the one that has to be watched for ever last.
public enum Way {
    /// Leave out what allows nobody: it finds nothing, stands twice, or must not be used.
    USELESS,
    /// Leave out what other terms allow as well.
    COVERED,
    /// Leave out the include of a service that bounces to a domain of its own.
    UNUSED,
    /// Write the terms of a record of one's own where it is included.
    INLINE,
    /// Replace one's own host by its addresses.
    ADDRESSES,
    /// Let a service bounce to a subdomain, and move its include there.
    BOUNCE_BELOW,
    /// Let a service send as a subdomain, and move its include there.
    SUBDOMAIN,
    /// Replace somebody else's record by the addresses it has today.
    FLATTEN;

    /// The word for JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// How sure it is that no mail suffers.
    public Certainty certainty() {
        return switch (this) {
            case USELESS, INLINE -> Certainty.CERTAIN;
            case UNUSED -> Certainty.LIKELY;
            case COVERED, ADDRESSES, FLATTEN -> Certainty.FOR_NOW;
            case BOUNCE_BELOW, SUBDOMAIN -> Certainty.AFTER_SETUP;
        };
    }

    /// Whether it can be undone by somebody else, or has to be prepared with a service: the record
    /// alone does not do it.
    boolean needsPreparation() {
        return certainty() == Certainty.AFTER_SETUP;
    }

    /// How sure it is that no mail suffers from a change.
    public enum Certainty {
        /// Whoever was allowed still is.
        CERTAIN,
        /// Our guess about a service, which one message of it can confirm.
        LIKELY,
        /// As the DNS stands now; it has to be followed when hosts move.
        FOR_NOW,
        /// Only once the service has been set up for it.
        AFTER_SETUP;

        /// The word for JSON.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

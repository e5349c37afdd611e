package dev.dmarcdesk.spf;

import java.util.Locale;

/// What an evaluation comes to (RFC 7208 §2.6).
public enum SpfResult {
    /// There is no record, or no domain that could have one (§2.6.1).
    NONE,
    /// The record says nothing about the client (§2.6.2).
    NEUTRAL,
    /// The client may send (§2.6.3).
    PASS,
    /// The client may not send (§2.6.4).
    FAIL,
    /// The client probably may not send (§2.6.5).
    SOFTFAIL,
    /// A lookup failed; later it may be answered (§2.6.6).
    TEMPERROR,
    /// The record can not be evaluated until somebody mends it (§2.6.7).
    PERMERROR;

    /// As the RFC spells it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a directive gives when it matches (§4.6.2).
    static SpfResult of(Qualifier qualifier) {
        return switch (qualifier) {
            case PASS -> PASS;
            case FAIL -> FAIL;
            case SOFTFAIL -> SOFTFAIL;
            case NEUTRAL -> NEUTRAL;
        };
    }
}

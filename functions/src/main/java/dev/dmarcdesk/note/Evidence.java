package dev.dmarcdesk.note;

import java.time.LocalDate;
import java.util.List;

/// What a message showed.
///
/// @param signatures its DKIM signatures
/// @param bounces the domain it bounces to; at most one
/// @param seen the day it came; at most one
public record Evidence(List<Vouch> signatures, List<Vouch> bounces, List<LocalDate> seen) {
    /// Nothing to show.
    public static final Evidence NONE = new Evidence(List.of(), List.of(), List.of());

    /// Signatures that a note takes.
    public static final int MOST_SIGNATURES = 5;

    public Evidence {
        signatures = List.copyOf(signatures);
        bounces = List.copyOf(bounces);
        seen = List.copyOf(seen);
    }

    /// Whether a message is spoken of.
    boolean isEmpty() {
        return signatures.isEmpty() && bounces.isEmpty();
    }
}

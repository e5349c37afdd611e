package dev.dmarcdesk.watch;

import java.time.Instant;
import java.util.List;

/// One look at a watched domain.
///
/// @param at when it began
/// @param seen what the resolver said
/// @param testimonies what the zones' own servers said of what looked changed: one for each aspect
///   that they were to be asked about, without words where none could be
public record Look(Instant at, Snapshot seen, List<Testimony> testimonies) {
    public Look {
        testimonies = List.copyOf(testimonies);
    }

    /// Whether anybody tried to ask about an aspect.
    public boolean isAsked(Aspect aspect) {
        return testimonies.stream().anyMatch(testimony -> testimony.aspect().equals(aspect));
    }

    /// What was said of one aspect; without words when nobody was asked.
    public Testimony testimony(Aspect aspect) {
        return testimonies.stream()
                .filter(testimony -> testimony.aspect().equals(aspect))
                .findFirst()
                .orElseGet(() -> new Testimony(aspect, List.of()));
    }
}

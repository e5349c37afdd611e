package dev.dmarcdesk.watch;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The meaning of all that a domain publishes for mail, at one moment.
///
/// @param aspects what was seen of each
/// @param standing what it came to
public record Snapshot(SortedMap<Aspect, Observed> aspects, Standing standing) {
    public Snapshot {
        aspects = Collections.unmodifiableSortedMap(new TreeMap<>(aspects));
    }
}

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

    /// Whether an aspect may still be there although it was not seen: what would lead to it could
    /// not be looked up. Otherwise one that is missing here is none of the domain's any more, such
    /// as the record of an include that was taken out.
    public boolean mayHide(Aspect aspect) {
        if (aspects.containsKey(aspect)) {
            return false;
        }
        return switch (aspect.kind()) {
            case INCLUDED_SPF -> isUnknown(Aspect.Kind.SPF) || isUnknown(Aspect.Kind.INCLUDED_SPF);
            case MTA_STS_POLICY -> isUnknown(Aspect.Kind.MTA_STS);
            case BIMI -> isUnknown(Aspect.Kind.DMARC);
            case DMARC, SPF, DKIM_KEY, MX, NS, MTA_STS, TLS_RPT -> false;
        };
    }

    private boolean isUnknown(Aspect.Kind kind) {
        return aspects.entrySet().stream()
                .anyMatch(entry -> entry.getKey().kind() == kind && !entry.getValue().isKnown());
    }
}

package dev.dmarcdesk.watch;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.watch.Aspect.Kind;

import java.util.List;

/// The records of one aspect before and after a change.
///
/// @param aspect what changed
/// @param before as published, as far as that was kept; empty for nothing
/// @param after as published, as far as that was kept; empty for nothing
/// @param restorable whether `before` is all that was published, so that it can be published again
public record Shift(Aspect aspect, List<String> before, List<String> after, boolean restorable) {
    public Shift {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /// How an aspect changed from one snapshot to the next.
    static Shift of(Aspect aspect, Snapshot before, Snapshot after) {
        return new Shift(
                aspect,
                records(aspect, before),
                records(aspect, after),
                isWhole(aspect.kind(), seen(aspect, before)));
    }

    /// The records of an aspect; none where nothing was seen.
    static List<String> records(Aspect aspect, Snapshot snapshot) {
        return seen(aspect, snapshot) instanceof Observed.Published(_, var records)
                ? records
                : List.of();
    }

    private static Observed seen(Aspect aspect, Snapshot snapshot) {
        return snapshot.aspects().getOrDefault(aspect, new Observed.Nothing());
    }

    /// Whether nothing was cut off: records that were kept in part mean something else.
    private static boolean isWhole(Kind kind, Observed observed) {
        return switch (observed) {
            case Observed.Nothing _ -> true;
            case Observed.Unknown _ -> false;
            case Observed.Published(var meaning, var records) ->
                    switch (kind) {
                        case MX, NS, MTA_STS_POLICY -> meaning.size() == records.size();
                        case DMARC, SPF, INCLUDED_SPF, DKIM_KEY, MTA_STS, TLS_RPT, BIMI ->
                                meaning(kind, records).equals(meaning);
                    };
        };
    }

    private static List<String> meaning(Kind kind, List<String> records) {
        var texts = records.stream().<Rdata>map(Rdata.Text::of).toList();
        return !texts.isEmpty()
                        && Meaning.of(kind, new Answer.Found(texts, List.of()))
                                instanceof Observed.Published(var meaning, _)
                ? meaning
                : List.of();
    }

    /// Whether there is nothing any more.
    boolean isRemoval() {
        return after.isEmpty();
    }
}

package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.text.Range;

import java.util.List;

/// The value of `rua` or `ruf`.
///
/// @param uris the readable ones, in order
/// @param places where each of them stands in the record, its size included
/// @param broken pieces of the list that are no URI: they are ignored
/// @param sizes obsolete size limits such as `!10m`: they are ignored, their URIs are not
public record ReportUris(
        List<ReportUri> uris, List<Range> places, List<Range> broken, List<Range> sizes) {
    /// No tag at all.
    static final ReportUris NONE = new ReportUris(List.of(), List.of(), List.of(), List.of());

    public ReportUris {
        uris = List.copyOf(uris);
        places = List.copyOf(places);
        broken = List.copyOf(broken);
        sizes = List.copyOf(sizes);
    }
}

package dev.dmarcdesk.tlsrpt;

import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.Uri;

import java.util.List;

/// A TLS-RPT record (RFC 8460 §3).
///
/// @param text as published, one char an octet
/// @param rua where reports can be sent: addresses and https, in the order written
/// @param extensions fields that this version does not know, which are ignored
/// @param flaws where it departs from the grammar, in order
public record TlsRptRecord(
        String text, List<Uri> rua, List<Tag> extensions, List<TlsRptFlaw> flaws) {
    public TlsRptRecord {
        rua = List.copyOf(rua);
        extensions = List.copyOf(extensions);
        flaws = List.copyOf(flaws);
    }

    /// The report addresses as written.
    public List<String> addresses() {
        return rua.stream().map(Uri::text).toList();
    }
}

package dev.dmarcdesk.watch;

import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Uri;
import dev.dmarcdesk.tlsrpt.TlsRptParser;
import dev.dmarcdesk.tlsrpt.TlsRptRecord;

import java.util.ArrayList;
import java.util.stream.Collectors;

/// A TLS-RPT record without its spelling (RFC 8460 §3). One with a mistake in it counts as it is
/// written.
final class TlsRptMeaning {
    private TlsRptMeaning() {}

    static String of(String text) {
        return TlsRptParser.parse(text) instanceof Parsed.Valid<TlsRptRecord>(var record, _)
                        && record.flaws().isEmpty()
                ? read(record)
                : Spelling.folded(text);
    }

    /// `rua` may be written twice, which is one list.
    private static String read(TlsRptRecord record) {
        var pieces = new ArrayList<String>();
        pieces.add(
                "rua="
                        + Spelling.uris(
                                record.rua().stream()
                                        .map(Uri::text)
                                        .collect(Collectors.joining(","))));
        record.extensions().stream()
                .map(tag -> tag.name() + "=" + tag.value())
                .sorted()
                .forEach(pieces::add);
        return Spelling.record(TlsRptParser.VERSION.toString(), pieces);
    }
}

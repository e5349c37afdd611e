package dev.dmarcdesk.tlsrpt;

import java.util.ArrayList;
import java.util.List;

/// Judges a record by itself.
public final class TlsRptReview {
    private TlsRptReview() {}

    /// What is wrong with it; empty when nothing is.
    public static List<TlsRptFinding> of(TlsRptPlace at, TlsRptRecord record) {
        var findings = new ArrayList<TlsRptFinding>();
        var addresses = record.flaws().stream().filter(flaw -> flaw.kind().isAboutAddress());
        List<TlsRptFlaw> unusable = addresses.toList();
        if (!unusable.isEmpty()) {
            findings.add(new TlsRptFinding.RuaInvalid(at, record, unusable));
        }
        record.flaws().stream()
                .filter(flaw -> flaw.kind() == TlsRptFlaw.Kind.RUA_MISSING)
                .forEach(_ -> findings.add(new TlsRptFinding.RuaMissing(at, record)));
        record.flaws().stream()
                .filter(flaw -> flaw.kind() == TlsRptFlaw.Kind.FIELD)
                .limit(1)
                .forEach(flaw -> findings.add(new TlsRptFinding.Syntax(at, record, flaw)));
        return findings;
    }
}

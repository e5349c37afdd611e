package dev.dmarcdesk.bimi;

import dev.dmarcdesk.bimi.BimiFacts.Status;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Judges a record by itself.
public final class BimiReview {
    private BimiReview() {}

    /// What is to be said of it; each kind of flaw once.
    public static List<BimiFinding> of(BimiPlace at, BimiRecord record) {
        var findings = new ArrayList<BimiFinding>();
        switch (status(record)) {
            case FOUND -> findings.add(new BimiFinding.Ok(at));
            case DECLINED -> findings.add(new BimiFinding.Declined(at, record));
            case NONE, INVALID, MULTIPLE, INEFFECTIVE, UNKNOWN -> {}
        }
        var kinds = new HashSet<BimiFlaw.Kind>();
        record.flaws().stream()
                .filter(flaw -> kinds.add(flaw.kind()))
                .forEach(flaw ->
                        findings.add(
                                flaw.kind().isAboutScheme()
                                        ? new BimiFinding.NotHttps(at, record, flaw)
                                        : new BimiFinding.Invalid(at, record, flaw)));
        if (record.isReadable() && record.location().isEmpty() && !record.evidence().isEmpty()) {
            findings.add(new BimiFinding.NoLocation(at, record));
        }
        if (status(record) == Status.FOUND && record.evidence().isEmpty()) {
            findings.add(new BimiFinding.NoEvidence(at));
        }
        return findings;
    }

    static Status status(BimiRecord record) {
        if (record.isDeclined()) {
            return Status.DECLINED;
        }
        return record.isReadable() && !record.location().isEmpty() ? Status.FOUND : Status.INVALID;
    }
}

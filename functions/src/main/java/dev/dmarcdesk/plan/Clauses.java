package dev.dmarcdesk.plan;

import dev.dmarcdesk.bimi.BimiAdvice;
import dev.dmarcdesk.check.Citation;
import dev.dmarcdesk.check.Citation.Rfc;

/// Where the standards say of each kind of record what all of them say.
final class Clauses {
    private Clauses() {}

    /// How it begins.
    static Citation beginning(RecordType type) {
        return switch (type) {
            case DMARC -> new Rfc(9989, "4.7");
            case SPF -> new Rfc(7208, "4.5");
            case DKIM -> new Rfc(6376, "3.6.1");
            case MTA_STS -> new Rfc(8461, "3.1");
            case MTA_STS_POLICY -> new Rfc(8461, "3.2");
            case TLS_RPT -> new Rfc(8460, "3");
            case BIMI -> BimiAdvice.draft("4.3");
        };
    }

    /// At which name it is looked for.
    static Citation place(RecordType type) {
        return switch (type) {
            case DMARC -> new Rfc(9989, "4.10.1");
            case SPF -> new Rfc(7208, "3");
            case DKIM -> new Rfc(6376, "3.6.2.1");
            case MTA_STS, MTA_STS_POLICY -> new Rfc(8461, "3.1");
            case TLS_RPT -> new Rfc(8460, "3");
            case BIMI -> BimiAdvice.draft("4.3");
        };
    }

    /// What several at one name come to.
    static Citation several(RecordType type) {
        return switch (type) {
            case DMARC -> new Rfc(9989, "4.10");
            case SPF -> new Rfc(7208, "4.5");
            case DKIM -> new Rfc(6376, "3.6.2.2");
            case MTA_STS, MTA_STS_POLICY -> new Rfc(8461, "3.1");
            case TLS_RPT -> new Rfc(8460, "3");
            case BIMI -> BimiAdvice.draft("7.2");
        };
    }
}

package dev.dmarcdesk.publication;

import dev.dmarcdesk.bimi.BimiAdvice;
import dev.dmarcdesk.check.Citation;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.watch.Aspect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What kind of record stands at a name.
final class Kinds {
    private static final List<String> PLACES =
            List.of("_dmarc", "_domainkey", "_mta-sts", "_tls", "_bimi", "_report");

    private Kinds() {}

    /// The kind whose meaning is known; none for records of other people, such as proofs of
    /// ownership, and for types that only lead elsewhere.
    static Optional<Aspect.Kind> of(RecordEdit edit) {
        return switch (edit.type()) {
            case MX -> Optional.of(Aspect.Kind.MX);
            case NS -> Optional.of(Aspect.Kind.NS);
            case TXT, SPF -> text(edit);
            case A, AAAA, CNAME, DNSKEY, DS, PTR -> Optional.empty();
        };
    }

    private static Optional<Aspect.Kind> text(RecordEdit edit) {
        List<String> labels = edit.name().labels();
        if (labels.contains("_domainkey")) {
            return Optional.of(Aspect.Kind.DKIM_KEY);
        }
        if (labels.contains("_dmarc")) {
            return Optional.of(Aspect.Kind.DMARC);
        }
        if (labels.contains("_mta-sts")) {
            return Optional.of(Aspect.Kind.MTA_STS);
        }
        if (labels.contains("_tls")) {
            return Optional.of(Aspect.Kind.TLS_RPT);
        }
        if (labels.contains("_bimi")) {
            return Optional.of(Aspect.Kind.BIMI);
        }
        return edit.value().toLowerCase(Locale.ROOT).startsWith("v=spf1")
                ? Optional.of(Aspect.Kind.SPF)
                : Optional.empty();
    }

    /// Whose record it is: the name without the labels that say where records live.
    static DomainName domain(DomainName name) {
        List<String> labels = name.labels();
        int from = 0;
        for (int i = 0; i < labels.size(); i++) {
            from = PLACES.contains(labels.get(i)) ? i + 1 : from;
        }
        return from == 0 || from == labels.size()
                ? name
                : DomainName.ofLabels(labels.subList(from, labels.size()));
    }

    /// The area that findings about it belong to.
    static String area(RecordEdit edit) {
        if (edit.name().labels().contains("_domainkey")) {
            return "dkim";
        }
        return of(edit).map(kind ->
                        switch (kind) {
                            case DMARC -> "dmarc";
                            case SPF, INCLUDED_SPF -> "spf";
                            case DKIM_KEY -> "dkim";
                            case MX -> "mx";
                            case MTA_STS, MTA_STS_POLICY -> "mta-sts";
                            case TLS_RPT -> "tls-rpt";
                            case BIMI -> "bimi";
                            case NS -> "domain";
                        })
                .orElse("domain");
    }

    /// Where the standards say at which name receivers look for such a record.
    static Citation place(RecordEdit edit) {
        return switch (area(edit)) {
            case "dmarc" -> new Citation.Rfc(9989, "4.10.1");
            case "spf" -> new Citation.Rfc(7208, "3");
            case "dkim" -> new Citation.Rfc(6376, "3.6.2.1");
            case "mx" -> new Citation.Rfc(5321, "5.1");
            case "mta-sts" -> new Citation.Rfc(8461, "3.1");
            case "tls-rpt" -> new Citation.Rfc(8460, "3");
            case "bimi" -> BimiAdvice.draft("4.3");
            default -> new Citation.Rfc(1034, "3.6");
        };
    }
}

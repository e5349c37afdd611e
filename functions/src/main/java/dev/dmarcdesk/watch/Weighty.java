package dev.dmarcdesk.watch;

import dev.dmarcdesk.dmarc.PolicyRecord;
import dev.dmarcdesk.dmarc.PolicyRecordParser;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Tag;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Changes that one person alone should not wave through.
final class Weighty {
    /// What decides about forged mail and about who learns of it.
    private static final Set<String> TAGS =
            Set.of("p", "sp", "np", "t", "pct", "psd", "rua", "ruf");

    private Weighty() {}

    static boolean is(Aspect aspect, Observed before, Observed after) {
        List<String> was = records(before);
        List<String> is = records(after);
        return switch (aspect.kind()) {
            case MX, NS -> true;
            case DMARC -> !deciding(was).equals(deciding(is));
            case MTA_STS -> was.isEmpty() != is.isEmpty();
            case MTA_STS_POLICY -> !mode(was).equals(mode(is));
            case TLS_RPT -> !addresses(was).equals(addresses(is));
            case SPF, INCLUDED_SPF, DKIM_KEY, BIMI -> false;
        };
    }

    private static List<String> records(Observed observed) {
        return observed instanceof Observed.Published(_, var records) ? records : List.of();
    }

    private static List<Set<String>> deciding(List<String> records) {
        return records.stream().map(Weighty::deciding).toList();
    }

    private static Set<String> deciding(String record) {
        return PolicyRecordParser.parse(record) instanceof Parsed.Valid<PolicyRecord>(var read, _)
                ? read.tags().tags().stream()
                        .filter(tag -> TAGS.contains(tag.name().toLowerCase(Locale.ROOT)))
                        .map(Weighty::spelt)
                        .collect(Collectors.toSet())
                : Set.of(record);
    }

    private static String spelt(Tag tag) {
        return tag.name().toLowerCase(Locale.ROOT)
                + "="
                + tag.value().toLowerCase(Locale.ROOT).replace(" ", "");
    }

    private static String mode(List<String> records) {
        return StsChanges.read(records).map(policy -> policy.mode().word()).orElse("");
    }

    private static Set<String> addresses(List<String> records) {
        return ReportChanges.tls(records).stream()
                .map(ReportAddress::meaning)
                .collect(Collectors.toSet());
    }
}

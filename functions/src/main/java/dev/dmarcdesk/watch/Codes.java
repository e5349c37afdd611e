package dev.dmarcdesk.watch;

import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.Map;

/// The code of a finding for people: `SPF too many lookups`.
final class Codes {
    private static final Map<String, String> AREAS =
            Map.of(
                    "dmarc", "DMARC",
                    "spf", "SPF",
                    "dkim", "DKIM",
                    "mx", "mail hosts",
                    "mta-sts", "MTA-STS",
                    "tls-rpt", "TLS reports",
                    "bimi", "BIMI",
                    "dnssec", "DNSSEC");

    private Codes() {}

    static Sentence words(String code) {
        int dot = code.indexOf('.');
        String area = code.substring(0, Math.max(0, dot));
        return Sentence.of(
                "%s %s",
                new Inline.Plain(AREAS.getOrDefault(area, area)),
                new Inline.Plain(code.substring(dot + 1).replace('-', ' ')));
    }
}

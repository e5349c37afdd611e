package dev.dmarcdesk.live;

import dev.dmarcdesk.report.Checks;
import dev.dmarcdesk.report.Examiner;
import dev.dmarcdesk.text.Parsed;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// Puts an [Inspector] together from what the product brings along and what the environment says.
public final class Inspectors {
    /// How long a run may take unless somebody says otherwise.
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private Inspectors() {}

    /// With the usual patience, and the resolver that `DMARC_DNS` names, else the machine's own.
    ///
    /// @throws IllegalArgumentException when `DMARC_DNS` names none: a start with a wrong setting
    ///   stops at once
    public static Inspector of(Map<String, String> environment) {
        String dns = environment.getOrDefault("DMARC_DNS", "");
        return over(dns.isBlank() ? DnsSource.system() : named(dns.strip()), PATIENCE);
    }

    /// Over a DNS of one's choosing.
    public static Inspector over(DnsSource dns, Duration patience) {
        var examiner =
                new Examiner(
                        Checks.all(
                                BundledData.suffixes(),
                                BundledData.selectors(),
                                BundledData.senders()),
                        BundledData.senders());
        return new Inspector(examiner, dns, patience, InstantSource.system());
    }

    private static DnsSource named(String dns) {
        return switch (DnsSource.parse(dns)) {
            case Parsed.Valid<DnsSource>(var source, _) -> source;
            case Parsed.Invalid<DnsSource>(var defects) ->
                    throw new IllegalArgumentException(
                            "DMARC_DNS is not understood; expected "
                                    + defects.getFirst().expected());
        };
    }
}

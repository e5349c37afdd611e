package dev.dmarcdesk.live;

import dev.dmarcdesk.diagnosis.HeaderAnalysis;
import dev.dmarcdesk.plan.Planner;
import dev.dmarcdesk.plan.RecordLint;
import dev.dmarcdesk.report.Checks;
import dev.dmarcdesk.report.Examiner;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.whatif.Simulation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/// Puts an [Inspector] together from what the product brings along and what the environment says.
public final class Inspectors {
    /// How long a run may take unless somebody says otherwise.
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private Inspectors() {}

    /// With the usual patience, the resolver that `DMARC_DNS` names, else the machine's own, and
    /// the trust anchors in the file that `DMARC_TRUST_ANCHOR` names, else those of the DNS's root.
    ///
    /// @throws IllegalArgumentException when one of them names none: a start with a wrong setting
    ///   stops at once
    public static Inspector of(Map<String, String> environment) {
        String dns = environment.getOrDefault("DMARC_DNS", "").strip();
        String file = environment.getOrDefault(TrustAnchors.VARIABLE, "").strip();
        return over(
                dns.isEmpty() ? DnsSource.system() : understood("DMARC_DNS", DnsSource.parse(dns)),
                file.isEmpty() ? TrustAnchors::ofRoot : named(file),
                PATIENCE);
    }

    /// Over a DNS of one's choosing.
    public static Inspector over(DnsSource dns, Supplier<TrustAnchors> anchors, Duration patience) {
        var checks =
                Checks.all(BundledData.suffixes(), BundledData.selectors(), BundledData.senders());
        var examiner = new Examiner(checks, BundledData.senders());
        return new Inspector(
                examiner,
                new RecordLint(checks),
                new Planner(examiner, checks),
                new Simulation(
                        examiner,
                        new RecordLint(checks),
                        BundledData.suffixes(),
                        BundledData.senders()),
                new HeaderAnalysis(BundledData.senders(), BundledData.suffixes()),
                dns,
                anchors,
                patience,
                InstantSource.system());
    }

    private static Supplier<TrustAnchors> named(String file) {
        var anchors = understood(TrustAnchors.VARIABLE, TrustAnchors.read(file));
        return () -> anchors;
    }

    private static <T> T understood(String variable, Parsed<T> setting) {
        return switch (setting) {
            case Parsed.Valid<T>(var value, _) -> value;
            case Parsed.Invalid<T>(var defects) ->
                    throw new IllegalArgumentException(
                            variable
                                    + " is not understood; expected "
                                    + defects.getFirst().expected());
        };
    }
}

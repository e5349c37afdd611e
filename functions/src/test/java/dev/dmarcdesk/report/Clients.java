package dev.dmarcdesk.report;

import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.text.Parsed;

import java.time.Duration;
import java.time.Instant;

/// Asks about one client, over any DNS.
public final class Clients {
    private static final Run RUN = new Run(Instant.EPOCH, Duration.ofMillis(3));

    private Clients() {}

    /// The question about an address alone.
    public static ClientQuestion question(String domain, String ip) {
        return value(ClientQuestion.parse(DomainName.of(domain), ip));
    }

    /// What was understood.
    public static ClientQuestion value(Parsed<ClientQuestion> parsed) {
        return switch (parsed) {
            case Parsed.Valid<ClientQuestion>(var question, _) -> question;
            case Parsed.Invalid<ClientQuestion>(var defects) ->
                    throw new AssertionError(defects.toString());
        };
    }

    /// What comes of it.
    public static ClientInspection inspect(ClientQuestion question, Dns dns) {
        var report =
                ClientReport.of(
                        question, BundledData.senders(), Instant.EPOCH, new RecordingDns(dns, 400));
        return new ClientInspection(report, RUN);
    }
}

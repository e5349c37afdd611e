package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.text.Parsed;

import java.time.Instant;

/// Evaluates over any DNS.
final class Evaluations {
    private Evaluations() {}

    static Network ip(String text) {
        return switch (Envelope.client(text)) {
            case Parsed.Valid<Network>(var ip, _) -> ip;
            case Parsed.Invalid<Network>(var defects) -> throw new AssertionError(defects);
        };
    }

    static Envelope envelope(String ip, String sender, String helo) {
        return new Envelope(
                ip(ip), sender, helo, new Receiver("mx.receiver.example", Instant.EPOCH));
    }

    /// For `joe@` the domain.
    static SpfOutcome evaluate(String domain, String ip, Dns dns) {
        return CheckHost.of(domain, envelope(ip, "joe@" + domain, "mail." + domain), dns);
    }

    /// For `joe@a.example`, with one record there.
    static SpfOutcome evaluate(String record, String ip, String... more) {
        return evaluate("a.example", ip, Spf.publishing(record, more));
    }
}

package dev.dmarcdesk.watch;

import dev.dmarcdesk.dns.DomainName;

import java.util.Comparator;

/// One thing that a watched domain publishes, or that its mail depends on.
///
/// @param kind what it is
/// @param name where it is published, such as `_dmarc.example.com`
public record Aspect(Kind kind, DomainName name) implements Comparable<Aspect> {
    private static final Comparator<Aspect> ORDER =
            Comparator.comparing(Aspect::kind).thenComparing(aspect -> aspect.name().toString());

    /// What can be watched, in the order in which it is told.
    public enum Kind {
        /// A DMARC Policy Record, the domain's own or one it inherits (RFC 9989 §4.10).
        DMARC("dmarc"),
        /// The domain's own SPF record (RFC 7208 §3).
        SPF("spf"),
        /// An SPF record that the domain's own leads to, by include or redirect.
        INCLUDED_SPF("included-spf"),
        /// The DKIM key at one selector (RFC 6376 §3.6).
        DKIM_KEY("dkim-key"),
        /// The mail hosts (RFC 5321 §5).
        MX("mx"),
        /// The servers of the zone.
        NS("ns"),
        /// The record that announces an MTA-STS policy (RFC 8461 §3.1).
        MTA_STS("mta-sts"),
        /// The policy itself, a file on a web server (RFC 8461 §3.2).
        MTA_STS_POLICY("mta-sts-policy"),
        /// Where reports on TLS go (RFC 8460 §3).
        TLS_RPT("tls-rpt"),
        /// The picture beside the mail.
        BIMI("bimi");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// The word it is stored under; never changes.
        public String word() {
            return word;
        }
    }

    @Override
    public int compareTo(Aspect other) {
        return ORDER.compare(this, other);
    }
}

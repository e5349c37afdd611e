package dev.dmarcdesk.check;

import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.web.Web;

/// The ports a check may ask, all total: every failure is an answer.
///
/// @param dns the run's DNS: asks each question once and keeps the run's budget
/// @param web documents over HTTPS
/// @param chain the signatures of the DNS
public record Sources(Dns dns, Web web, ChainOfTrust chain) {
    /// A DNS alone: nothing can be fetched, and nobody follows signatures.
    public static Sources of(Dns dns) {
        return new Sources(dns, Web.OFFLINE, ChainOfTrust.OFFLINE);
    }

    /// Whether nobody ever waits for an answer, so that nothing is gained by asking at the same
    /// time.
    public boolean areInMemory() {
        return dns.isFromMemory() && web.equals(Web.OFFLINE) && chain.equals(ChainOfTrust.OFFLINE);
    }
}

package dev.dmarcdesk.report;

import dev.dmarcdesk.bimi.BimiCheck;
import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.dkim.DkimCheck;
import dev.dmarcdesk.dkim.Selectors;
import dev.dmarcdesk.dmarc.DmarcCheck;
import dev.dmarcdesk.dmarc.OrganizationalDomain;
import dev.dmarcdesk.dmarc.TreeWalk;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dnssec.DnssecCheck;
import dev.dmarcdesk.domain.DomainCheck;
import dev.dmarcdesk.mtasts.MtaStsCheck;
import dev.dmarcdesk.mx.MxCheck;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.spf.SpfCheck;
import dev.dmarcdesk.suffix.PublicSuffixes;
import dev.dmarcdesk.tlsrpt.TlsRptCheck;

import java.util.List;
import java.util.Optional;

/// The registry: what a run looks at, in the order in which it is shown. A new check is one more
/// line.
public final class Checks {
    private Checks() {}

    /// Every check.
    ///
    /// @param suffixes what an RFC 7489 receiver goes by
    /// @param selectors the DKIM selectors to try unasked
    /// @param senders the services that can be named
    public static List<Check<?>> all(
            PublicSuffixes suffixes, Selectors selectors, Senders senders) {
        return List.of(
                new DomainCheck(),
                new DmarcCheck(suffixes),
                new SpfCheck(senders),
                new DkimCheck(selectors, senders),
                new MxCheck(senders),
                new MtaStsCheck(),
                new TlsRptCheck(),
                new BimiCheck(Checks::organizationalDomain),
                new DnssecCheck());
    }

    /// As DMARC finds it (RFC 9989 §4.10.2), by questions that its check asks too.
    private static Optional<DomainName> organizationalDomain(DomainName domain, Dns dns) {
        return switch (OrganizationalDomain.of(domain, TreeWalk.walk(domain, dns))) {
            case OrganizationalDomain.Known(var name) -> Optional.of(name);
            case OrganizationalDomain.Assumed _ -> Optional.empty();
        };
    }
}

package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.dkim.DkimCheck;
import dev.dmarcdesk.dkim.Selectors;
import dev.dmarcdesk.dmarc.DmarcCheck;
import dev.dmarcdesk.domain.DomainCheck;
import dev.dmarcdesk.mtasts.MtaStsCheck;
import dev.dmarcdesk.mx.MxCheck;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.spf.SpfCheck;
import dev.dmarcdesk.suffix.PublicSuffixes;

import java.util.List;

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
                new MtaStsCheck());
    }
}

package dev.dmarcdesk.mx;

import dev.dmarcdesk.dns.DomainName;

import java.util.ArrayList;
import java.util.List;

/// Judges the hosts that MX records name.
final class MxFindings {
    private MxFindings() {}

    /// What is wrong with them; empty when nothing is.
    static List<MxFinding> on(DomainName domain, List<MailHost> hosts) {
        boolean reachable = hosts.stream().anyMatch(host -> isPerhapsReachable(host.state()));
        var findings = new ArrayList<MxFinding>();
        var unanswered = new ArrayList<DomainName>();
        for (MailHost host : hosts) {
            switch (host.state()) {
                case IS_ADDRESS -> findings.add(new MxFinding.IsIp(domain, host));
                case UNRESOLVABLE ->
                        findings.add(new MxFinding.Unresolvable(domain, host, !reachable));
                case UNAVAILABLE -> unanswered.add(host.name());
                case RESOLVES, NOT_ASKED -> {}
            }
            if (host.state() == MailHost.State.RESOLVES && !host.aliases().isEmpty()) {
                findings.add(new MxFinding.Cname(domain, host));
            }
        }
        if (!unanswered.isEmpty()) {
            findings.add(new MxFinding.Unavailable(domain, unanswered));
        }
        return findings;
    }

    private static boolean isPerhapsReachable(MailHost.State state) {
        return switch (state) {
            case RESOLVES, UNAVAILABLE, NOT_ASKED -> true;
            case UNRESOLVABLE, IS_ADDRESS -> false;
        };
    }
}

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
                case NOT_PUBLIC -> findings.add(new MxFinding.NotPublic(domain, host, !reachable));
                case UNAVAILABLE -> unanswered.add(host.name());
                case RESOLVES, ONLY_IPV6, NOT_ASKED -> {}
            }
            if (host.isReachable() && !host.aliases().isEmpty()) {
                findings.add(new MxFinding.Cname(domain, host));
            }
        }
        if (hosts.stream().anyMatch(MailHost::isReachable)
                && hosts.stream().allMatch(MxFindings::isOutOfReachOfIpv4)) {
            findings.add(new MxFinding.OnlyIpv6(domain));
        }
        if (!unanswered.isEmpty()) {
            findings.add(new MxFinding.Unavailable(domain, unanswered));
        }
        return findings;
    }

    private static boolean isPerhapsReachable(MailHost.State state) {
        return switch (state) {
            case RESOLVES, ONLY_IPV6, UNAVAILABLE, NOT_ASKED -> true;
            case NOT_PUBLIC, UNRESOLVABLE, IS_ADDRESS -> false;
        };
    }

    private static boolean isOutOfReachOfIpv4(MailHost host) {
        return host.state() == MailHost.State.ONLY_IPV6 || !isPerhapsReachable(host.state());
    }
}

package dev.dmarcdesk.mx;

import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.dns.DomainName;

import java.util.List;

/// The facts about a domain's way in that matter.
public sealed interface MxFinding extends Finding {
    /// Every host looked up has an address.
    record Ok(DomainName domain) implements MxFinding {}

    /// No MX record: mail goes to the domain's own address.
    record Implicit(DomainName domain) implements MxFinding {}

    /// Neither an MX record nor an address.
    record None(DomainName domain) implements MxFinding {}

    /// The domain says that it takes no mail.
    record Null(DomainName domain) implements MxFinding {}

    /// A null MX beside other MX records.
    ///
    /// @param preference that of the null MX
    record NullNotAlone(DomainName domain, int preference) implements MxFinding {}

    /// The domain takes no mail, but does not say so.
    record NullMissing(DomainName domain) implements MxFinding {}

    /// A host is an alias.
    record Cname(DomainName domain, MailHost host) implements MxFinding {}

    /// An address where a host name belongs.
    record IsIp(DomainName domain, MailHost host) implements MxFinding {}

    /// A host without an address.
    ///
    /// @param only whether no other host can take the mail
    record Unresolvable(DomainName domain, MailHost host, boolean only) implements MxFinding {}

    /// A host that nobody outside its own network can reach.
    ///
    /// @param only whether no other host can take the mail
    record NotPublic(DomainName domain, MailHost host, boolean only) implements MxFinding {}

    /// No host can be reached over IPv4.
    record OnlyIpv6(DomainName domain) implements MxFinding {
        @Override
        public String code() {
            return "mx.ipv6-only";
        }
    }

    /// The DNS did not answer.
    ///
    /// @param names the names it did not answer for
    record Unavailable(DomainName domain, List<DomainName> names) implements MxFinding {
        public Unavailable {
            names = List.copyOf(names);
        }
    }
}

package dev.dmarcdesk.mx;

import dev.dmarcdesk.dns.DomainName;

import java.util.List;

/// One host that an MX record names.
///
/// @param preference lower is tried first
/// @param name the host
/// @param state whether mail can get there
/// @param aliases the CNAME chain from the name, in order; it should be empty (RFC 5321 §5.1)
public record MailHost(int preference, DomainName name, State state, List<DomainName> aliases) {
    /// Whether mail can get to a host.
    public enum State {
        /// It has an address.
        RESOLVES,
        /// It has one, but only for IPv6, which many servers do not speak.
        ONLY_IPV6,
        /// It has only addresses that nobody outside its own network can reach.
        NOT_PUBLIC,
        /// It has none: mail for it is lost.
        UNRESOLVABLE,
        /// It is an address written where a name belongs.
        IS_ADDRESS,
        /// The DNS did not answer for it.
        UNAVAILABLE,
        /// Not asked: there are too many hosts.
        NOT_ASKED
    }

    public MailHost {
        aliases = List.copyOf(aliases);
    }

    /// Whether its name leads to an address that mail can go to.
    boolean isReachable() {
        return state == State.RESOLVES || state == State.ONLY_IPV6;
    }

    /// The data of its record, as a zone would have it.
    String value() {
        return preference + " " + name;
    }
}

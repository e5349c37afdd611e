package dev.dmarcdesk.spf;

/// Which clients a directive matches (RFC 7208 §5). The set is closed.
public sealed interface Mechanism {
    /// Everybody (§5.1).
    record All() implements Mechanism {}

    /// Whoever passes under another domain's record (§5.2).
    record Include(DomainSpec target) implements Mechanism {}

    /// The addresses of a name (§5.3).
    ///
    /// @param target [DomainSpec#CURRENT] when none is written
    record A(DomainSpec target, DualCidr cidr) implements Mechanism {}

    /// The addresses of a name's mail hosts (§5.4).
    ///
    /// @param target [DomainSpec#CURRENT] when none is written
    record Mx(DomainSpec target, DualCidr cidr) implements Mechanism {}

    /// Clients whose reverse name is within a name; not to be used (§5.5).
    ///
    /// @param target [DomainSpec#CURRENT] when none is written
    record Ptr(DomainSpec target) implements Mechanism {}

    /// An IPv4 network (§5.6).
    record Ip4(Network network) implements Mechanism {}

    /// An IPv6 network (§5.6).
    record Ip6(Network network) implements Mechanism {}

    /// Everybody, if a name that is usually made of the client's address exists (§5.7).
    record Exists(DomainSpec target) implements Mechanism {}

    /// Prefix lengths for the addresses of a name.
    ///
    /// @param ip4 0 to 32
    /// @param ip6 0 to 128
    record DualCidr(int ip4, int ip6) {
        /// Single addresses.
        public static final DualCidr HOST = new DualCidr(32, 128);
    }

    /// Whether evaluating it asks the DNS and so counts towards the limit of ten (§4.6.4).
    default boolean looksUp() {
        return switch (this) {
            case All _, Ip4 _, Ip6 _ -> false;
            case Include _, A _, Mx _, Ptr _, Exists _ -> true;
        };
    }
}

package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;

/// What a term that looks up leads to, as far as it can be known without a client.
public sealed interface SpfTarget {
    /// `include` or `redirect`: a record.
    record Policy(SpfTree tree) implements SpfTarget {}

    /// `include` or `redirect`: no record there, so permerror (RFC 7208 §5.2, §6.1).
    record NoPolicy(Absence why) implements SpfTarget {}

    /// `include` or `redirect`: more than one record there, so permerror (§4.5).
    ///
    /// @param count how many
    record SeveralPolicies(int count) implements SpfTarget {}

    /// `include` or `redirect`: a domain that is being evaluated already. Following it can only end
    /// in a permerror (§4.6.4), so it is not followed.
    ///
    /// @param domain the domain come back to
    record Loop(DomainName domain) implements SpfTarget {}

    /// `a` or `exists`: addresses.
    ///
    /// @param ipv6Only whether there is no IPv4 address among them
    record Addresses(boolean ipv6Only) implements SpfTarget {}

    /// `mx`: mail hosts; their addresses cost no term and are not looked up.
    ///
    /// @param count how many, none for a null MX; for clients that are none of the first ten, more
    ///   than ten are a permerror (§4.6.4)
    record MailHosts(int count) implements SpfTarget {}

    /// `a`, `mx` or `exists`: nothing there: a void lookup (§4.6.4).
    record Nothing(Absence why) implements SpfTarget {}

    /// A failed lookup: temperror (§5).
    record Unavailable(Answer.Unavailable answer) implements SpfTarget {}

    /// Depends on the client: `ptr`, or a name with macros (§7).
    record PerClient() implements SpfTarget {}

    /// Not looked at, because the tree is too large to be any good: far over the limit of ten.
    record NotFollowed() implements SpfTarget {}

    /// Why something is not there.
    enum Absence {
        /// The name does not exist: a void lookup.
        NO_SUCH_NAME,
        /// The name has no record of the type: a void lookup.
        NO_DATA,
        /// There is TXT, but no SPF record among it: no void lookup.
        NO_SPF,
        /// The text is no name that could be looked up.
        NOT_A_NAME;

        /// Whether the lookup was void: it came back without an answer (§4.6.4).
        boolean isVoid() {
            return this == NO_SUCH_NAME || this == NO_DATA;
        }
    }
}

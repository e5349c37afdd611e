package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.spf.SpfTarget.Absence;

import java.util.List;

/// What came of one term, and why (RFC 7208 §5).
public sealed interface Match {
    /// It decides.
    record Yes(Ground ground) implements Match {}

    /// The next term is looked at.
    record No(Ground ground) implements Match {}

    /// The evaluation ends in an error.
    ///
    /// @param result temperror or permerror
    record Stop(SpfResult result, Cause cause) implements Match {}

    /// Why a term matched or did not.
    sealed interface Ground {}

    /// `all`.
    record Everybody() implements Ground {}

    /// The client's address is one of these.
    record Inside(Network network) implements Ground {}

    /// The client's address is none of these.
    record Outside(List<Network> networks) implements Ground {
        public Outside {
            networks = List.copyOf(networks);
        }
    }

    /// The term is about the other version of the Internet Protocol.
    record OtherVersion() implements Ground {}

    /// There was nothing to compare with.
    record Nothing(Absence why) implements Ground {}

    /// `exists`: the name has an address, whatever it is.
    record NameExists() implements Ground {}

    /// `ptr`: the client has this name, and the name the client's address.
    record HasName(DomainName name) implements Ground {}

    /// `ptr`: the client has no such name.
    ///
    /// @param names those it has
    record HasOtherNames(List<DomainName> names) implements Ground {
        public HasOtherNames {
            names = List.copyOf(names);
        }
    }

    /// `include` and `redirect`: the other record's result.
    record OtherRecord(SpfResult result) implements Ground {}

    /// Why the evaluation ended in an error.
    sealed interface Cause {}

    /// The eleventh term that looks up (§4.6.4).
    record TooManyLookups() implements Cause {}

    /// The third void lookup (§4.6.4).
    record TooManyVoids() implements Cause {}

    /// An `mx` with more than ten hosts, of which the first ten did not match (§4.6.4).
    record TooManyMailHosts(int hosts) implements Cause {}

    /// The lookup failed.
    record LookupFailed(Answer.Unavailable answer) implements Cause {}

    /// `include` and `redirect`: the other record can not be evaluated, or is not there (§5.2,
    /// §6.1); its own trace says more.
    record OtherRecordFailed(SpfResult result) implements Cause {}
}

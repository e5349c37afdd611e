package dev.dmarcdesk.dnssec;

import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Security.Witness;

import java.util.List;

/// The facts about a domain's signatures that matter.
public sealed interface DnssecFinding extends Finding {
    /// Signed, and the signatures lead to the trust anchor.
    record Secure(DomainName domain, Witness by) implements DnssecFinding {}

    /// Not signed.
    ///
    /// @param holder the name whose records these are: the domain itself, or what it is an alias of
    record Insecure(DomainName domain, DomainName holder, Witness by) implements DnssecFinding {}

    /// Signed, but the parent zone does not say so: the signatures have no effect.
    ///
    /// @param records the DS records that the domain's keys would have; empty where its zone begins
    ///   above it
    record NoDs(DomainName domain, Witness by, List<RecordEdit> records) implements DnssecFinding {
        public NoDs {
            records = List.copyOf(records);
        }
    }

    /// Signed, with a DS record in the parent zone, and still no chain leads there.
    record CutOff(DomainName domain, Witness by) implements DnssecFinding {}

    /// Signed, but the signatures do not hold.
    ///
    /// @param why one line
    record Bogus(DomainName domain, String why, Witness by) implements DnssecFinding {}

    /// Nobody could tell.
    ///
    /// @param why one line
    record Unavailable(DomainName domain, String why) implements DnssecFinding {}

    /// The zone's signer answers for names that do not exist as if they did.
    record BlackLies(DomainName domain) implements DnssecFinding {}

    /// The domain the finding is about.
    DomainName domain();
}

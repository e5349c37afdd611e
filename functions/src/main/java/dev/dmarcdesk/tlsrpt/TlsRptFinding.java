package dev.dmarcdesk.tlsrpt;

import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.dns.DomainName;

import java.util.List;

/// The facts about a domain's TLS-RPT record that matter.
public sealed interface TlsRptFinding extends Finding {
    /// One record, and reports have somewhere to go.
    record Ok(TlsRptPlace at) implements TlsRptFinding {}

    /// No record.
    ///
    /// @param missed what nobody is told of for want of it
    record None(TlsRptPlace at, Missed missed) implements TlsRptFinding {}

    /// What nobody is told of.
    enum Missed {
        /// Failures that do not keep mail away.
        FAILURES,
        /// Mail that MTA-STS keeps away.
        LOST_MAIL,
        /// What an MTA-STS policy under test would do, which is all that a test is for.
        TEST_RESULTS
    }

    /// Several records.
    record Multiple(TlsRptPlace at, List<String> texts) implements TlsRptFinding {
        public Multiple {
            texts = List.copyOf(texts);
        }
    }

    /// Report addresses that nobody can use.
    ///
    /// @param flaws each of them, at least one
    record RuaInvalid(TlsRptPlace at, TlsRptRecord record, List<TlsRptFlaw> flaws)
            implements TlsRptFinding {
        public RuaInvalid {
            flaws = List.copyOf(flaws);
        }
    }

    /// A record without a report address.
    record RuaMissing(TlsRptPlace at, TlsRptRecord record) implements TlsRptFinding {}

    /// Something in the record is no field.
    record Syntax(TlsRptPlace at, TlsRptRecord record, TlsRptFlaw flaw) implements TlsRptFinding {}

    /// A text that was meant as a record and is none.
    record LooksLike(TlsRptPlace at, String text) implements TlsRptFinding {}

    /// The name is a CNAME, and where it leads there is no record.
    record CnameDangling(TlsRptPlace at) implements TlsRptFinding {}

    /// A CNAME beside the record.
    ///
    /// @param target where it leads
    record CnameAndTxt(TlsRptPlace at, DomainName target) implements TlsRptFinding {}

    /// The DNS did not answer.
    ///
    /// @param detail why, in our own words
    record Unavailable(TlsRptPlace at, String detail) implements TlsRptFinding {}
}

package dev.dmarcdesk.bimi;

import dev.dmarcdesk.bimi.Enforcement.Shortfall;
import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.dns.DomainName;

import java.util.List;

/// The facts about a domain's BIMI record that matter.
public sealed interface BimiFinding extends Finding {
    /// One record that names a picture by the rules.
    record Ok(BimiPlace at) implements BimiFinding {}

    /// No record.
    record None(BimiPlace at) implements BimiFinding {}

    /// The domain wants no picture shown.
    ///
    /// @param record the record that says so
    record Declined(BimiPlace at, BimiRecord record) implements BimiFinding {}

    /// No evidence that the picture is the domain's own.
    record NoEvidence(BimiPlace at) implements BimiFinding {}

    /// A picture or a certificate that is not fetched over https.
    record NotHttps(BimiPlace at, BimiRecord record, BimiFlaw flaw) implements BimiFinding {}

    /// Something else in the record that receivers can not or need not read.
    record Invalid(BimiPlace at, BimiRecord record, BimiFlaw flaw) implements BimiFinding {}

    /// Evidence, but no picture.
    record NoLocation(BimiPlace at, BimiRecord record) implements BimiFinding {}

    /// Several records.
    record Multiple(BimiPlace at, List<String> texts) implements BimiFinding {
        public Multiple {
            texts = List.copyOf(texts);
        }
    }

    /// A text that was meant as a record and is none.
    record LooksLike(BimiPlace at, String text) implements BimiFinding {}

    /// The name is a CNAME, and where it leads there is no record.
    record CnameDangling(BimiPlace at) implements BimiFinding {}

    /// A CNAME beside the record.
    ///
    /// @param target where it leads
    record CnameAndTxt(BimiPlace at, DomainName target) implements BimiFinding {}

    /// The DMARC policy that acts is too weak for pictures.
    ///
    /// @param shortfall in what way
    /// @param policyDomain whose DMARC record it is
    record DmarcNotEnforced(BimiPlace at, Shortfall shortfall, DomainName policyDomain)
            implements BimiFinding {}

    /// The DMARC policy for subdomains forbids pictures for all.
    ///
    /// @param policyDomain whose DMARC record it is
    record SpNone(BimiPlace at, DomainName policyDomain) implements BimiFinding {}

    /// The DNS did not answer.
    ///
    /// @param detail why, in our own words
    record Unavailable(BimiPlace at, String detail) implements BimiFinding {}
}

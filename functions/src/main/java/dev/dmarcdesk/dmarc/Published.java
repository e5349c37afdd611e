package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Parsed;

import java.util.List;

/// A record, or what was meant as one, where it was found.
///
/// @param domain the name it speaks for
/// @param owner where the record stands: `_dmarc` below the domain, or the end of its CNAMEs
/// @param text the record, one char an octet
/// @param standing what its surroundings make of some of its tags
public record Published(DomainName domain, DomainName owner, String text, Standing standing) {
    /// What a name's surroundings make of its record.
    public enum Standing {
        /// An ordinary domain that speaks for its subdomains.
        ORGANIZATION,
        /// A domain below another one's record: `sp` and `np` mean nothing here.
        SUBDOMAIN,
        /// A public suffix, where `psd=y` is right.
        PUBLIC_SUFFIX
    }

    /// A record as a DNS answer shows it.
    static Published at(DomainName domain, Answer answer, String text, Standing standing) {
        var owner = TreeWalk.question(domain).map(Question::name).orElse(domain);
        return new Published(
                domain,
                answer.aliases().isEmpty() ? owner : answer.aliases().getLast(),
                text,
                standing);
    }

    /// The record with everything mended that can be mended without changing what it was meant to
    /// say.
    public String mended() {
        return RecordRepair.mend(this);
    }

    /// The edit that mends it, the same whatever finding asks.
    public RecordEdit edit() {
        return new RecordEdit(RecordEdit.Action.REPLACE, RrType.TXT, owner, mended());
    }

    /// Whether a receiver takes its policies as they stand.
    boolean acts() {
        return PolicyRecordParser.parse(text) instanceof Parsed.Valid<PolicyRecord>(var record, _)
                && record.hasValidPolicies();
    }

    /// Whether a receiver applies DMARC on its behalf, be it as `p=none`.
    boolean isUsable() {
        return PolicyRecordParser.parse(text) instanceof Parsed.Valid<PolicyRecord>(var record, _)
                && record.isUsable();
    }

    List<Question> questions() {
        return TreeWalk.question(domain).stream().toList();
    }
}

package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Parsed;

import java.util.List;

/// An MTA-STS record, or what was meant as one, where it was found.
///
/// @param domain the domain it speaks for
/// @param owner where the record stands: `_mta-sts` below the domain, or the end of its CNAMEs
/// @param text the record, one char an octet
public record StsPlace(DomainName domain, DomainName owner, String text) {
    private static final String PREFIX = "_mta-sts";
    private static final String HOST = "mta-sts";
    private static final String PATH = "/.well-known/mta-sts.txt";

    /// Where the record of a domain belongs (RFC 8461 §3.1); none where that name would be too
    /// long.
    static Parsed<DomainName> nameFor(DomainName domain) {
        return domain.prefixed(PREFIX);
    }

    /// Who serves the policy of a domain (RFC 8461 §3.3).
    static Parsed<DomainName> hostFor(DomainName domain) {
        return domain.prefixed(HOST);
    }

    /// The path of the policy (RFC 8461 §3.3).
    static String path() {
        return PATH;
    }

    /// Where the policy of a domain is to be read.
    static String address(DomainName domain) {
        return "https://" + HOST + "." + domain + PATH;
    }

    /// The question that shows the record.
    static List<Question> question(DomainName domain) {
        return nameFor(domain) instanceof Parsed.Valid<DomainName>(var name, _)
                ? List.of(new Question(name, RrType.TXT))
                : List.of();
    }

    RecordEdit replacement(String value) {
        return RecordEdit.replacing(RrType.TXT, owner, text, value);
    }

    RecordEdit removal(String value) {
        return new RecordEdit(RecordEdit.Action.REMOVE, RrType.TXT, owner, value);
    }
}

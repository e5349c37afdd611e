package dev.dmarcdesk.bimi;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;

import java.util.List;

/// Where a record was looked for.
///
/// @param author the domain whose mail it is about
/// @param domain the domain whose record it is: the same, or its Organizational Domain
/// @param name `default._bimi` below that
/// @param aliases the CNAME chain from there, in order
public record BimiPlace(
        DomainName author, DomainName domain, DomainName name, List<DomainName> aliases) {
    public BimiPlace {
        aliases = List.copyOf(aliases);
    }

    /// Whether the record is that of the Organizational Domain.
    boolean isInherited() {
        return !author.equals(domain);
    }

    /// The name at which the TXT records themselves stand.
    DomainName owner() {
        return aliases.isEmpty() ? name : aliases.getLast();
    }

    /// A new value for the TXT record there.
    RecordEdit replacing(String text, String value) {
        return RecordEdit.replacing(RrType.TXT, owner(), text, value);
    }

    /// What was asked.
    List<Question> asked() {
        return List.of(new Question(name, RrType.TXT));
    }
}

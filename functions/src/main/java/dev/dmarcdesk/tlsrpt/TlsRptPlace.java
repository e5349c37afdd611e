package dev.dmarcdesk.tlsrpt;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;

import java.util.List;

/// Where a record was looked for.
///
/// @param domain whose it is
/// @param name `_smtp._tls` below it
/// @param aliases the CNAME chain from there, in order
public record TlsRptPlace(DomainName domain, DomainName name, List<DomainName> aliases) {
    public TlsRptPlace {
        aliases = List.copyOf(aliases);
    }

    /// The name at which the TXT records themselves stand.
    DomainName owner() {
        return aliases.isEmpty() ? name : aliases.getLast();
    }

    /// A change of a TXT record there.
    RecordEdit edit(RecordEdit.Action action, String value) {
        return new RecordEdit(action, RrType.TXT, owner(), value);
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

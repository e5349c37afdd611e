package dev.dmarcdesk.dkim;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.sender.SenderMatch;

import java.util.List;

/// Where a key record was looked for.
///
/// @param selector its selector; `*` for what answers to every selector
/// @param name `selector._domainkey.domain`
/// @param aliases the CNAME chain from there, in order; empty when the record would stand there
///   itself
/// @param sender the service it belongs to, at most one; empty when not known
public record KeyPlace(
        String selector, DomainName name, List<DomainName> aliases, List<SenderMatch> sender) {
    public KeyPlace {
        aliases = List.copyOf(aliases);
        sender = List.copyOf(sender);
    }

    /// Whether the record is somebody else's to edit.
    public boolean isDelegated() {
        return !aliases.isEmpty();
    }

    /// The service's name, or `otherwise`.
    String senderOr(String otherwise) {
        return sender.isEmpty() ? otherwise : sender.getFirst().sender().shortName();
    }

    /// Whose mail it concerns.
    Sentence mail() {
        return sender.isEmpty()
                ? Sentence.of("mail signed with it")
                : Sentence.of("%s's mail", new Inline.Plain(senderOr("")));
    }

    /// The question whose answer stands there.
    Question question() {
        return new Question(name, RrType.TXT);
    }

    /// A new value for the TXT record there.
    RecordEdit replacing(String record, String value) {
        return RecordEdit.replacing(RrType.TXT, name, record, value);
    }

    /// A change of the TXT record there.
    RecordEdit edit(RecordEdit.Action action, String value) {
        return new RecordEdit(action, RrType.TXT, name, value);
    }
}

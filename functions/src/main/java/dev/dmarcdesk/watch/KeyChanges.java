package dev.dmarcdesk.watch;

import dev.dmarcdesk.dkim.KeyMaterial;
import dev.dmarcdesk.dkim.KeyRecord;
import dev.dmarcdesk.dkim.KeyRecordParser;
import dev.dmarcdesk.dkim.KeyStatus;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.SenderMatch;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.watch.ChangeFinding.KeyLoss;

import java.util.List;
import java.util.Optional;

/// What a change at a DKIM selector does to signatures (RFC 6376 §3.6.1).
final class KeyChanges {
    private KeyChanges() {}

    static ChangeFinding of(DomainName domain, Shift shift, Senders senders) {
        String selector = selector(shift.aspect().name());
        String service = service(selector, senders);
        Optional<KeyRecord> was = usable(shift.before());
        Optional<KeyRecord> is = usable(shift.after());
        if (was.isEmpty() && is.isEmpty()) {
            return new ChangeFinding.RecordChanged(domain, shift);
        }
        if (is.isEmpty()) {
            return new ChangeFinding.KeyRemoved(domain, selector, loss(shift), service, shift);
        }
        String label = is.get().key().label();
        if (was.isEmpty()) {
            return new ChangeFinding.KeyAdded(domain, selector, label, service, shift);
        }
        return data(was.get()).equals(data(is.get()))
                ? new ChangeFinding.RecordChanged(domain, shift)
                : new ChangeFinding.KeyReplaced(
                        domain, selector, was.get().key().label(), label, service, shift);
    }

    private static KeyLoss loss(Shift shift) {
        if (shift.isRemoval()) {
            return KeyLoss.GONE;
        }
        return sole(shift.after()).filter(key -> key.status() == KeyStatus.REVOKED).isPresent()
                ? KeyLoss.REVOKED
                : KeyLoss.UNUSABLE;
    }

    private static Optional<KeyRecord> usable(List<String> records) {
        return sole(records).filter(key -> key.status().verifies());
    }

    private static Optional<KeyRecord> sole(List<String> records) {
        return records.size() == 1
                        && KeyRecordParser.parse(records.getFirst())
                                instanceof Parsed.Valid<KeyRecord>(var key, _)
                ? Optional.of(key)
                : Optional.empty();
    }

    private static String data(KeyRecord record) {
        return switch (record.key()) {
            case KeyMaterial.Rsa(_, var base64) -> "rsa " + base64;
            case KeyMaterial.Ed25519(var base64) -> "ed25519 " + base64;
            case KeyMaterial.Revoked _, KeyMaterial.Unreadable _ -> "";
        };
    }

    /// What stands before `_domainkey`.
    static String selector(DomainName name) {
        int end = name.toString().indexOf("._domainkey.");
        return end < 0 ? name.toString() : name.toString().substring(0, end);
    }

    private static String service(String selector, Senders senders) {
        return senders.byKey(selector, List.of())
                .filter(SenderMatch::isNameable)
                .map(match -> match.sender().shortName())
                .orElse("");
    }
}

package dev.dmarcdesk.check;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;

/// One change in a zone.
///
/// @param action what to do
/// @param type the record's type
/// @param name the owner name, in full
/// @param value the data exactly as it is to be published, without quotes; for `REMOVE` the data to
///   be removed
public record RecordEdit(Action action, RrType type, DomainName name, String value) {
    /// What to do with a record.
    public enum Action {
        ADD,
        REPLACE,
        REMOVE
    }
}

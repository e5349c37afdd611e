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
/// @param before for `REPLACE` the data that it takes the place of, as it is published now; empty
///   where it takes the place of all records of the type, and for other actions
public record RecordEdit(Action action, RrType type, DomainName name, String value, String before) {
    /// What to do with a record.
    public enum Action {
        ADD,
        REPLACE,
        REMOVE
    }

    /// A change that takes the place of no record in particular.
    public RecordEdit(Action action, RrType type, DomainName name, String value) {
        this(action, type, name, value, "");
    }

    /// A new value for a record.
    ///
    /// @param before its data as it is published now
    public static RecordEdit replacing(RrType type, DomainName name, String before, String value) {
        return new RecordEdit(Action.REPLACE, type, name, value, before);
    }
}

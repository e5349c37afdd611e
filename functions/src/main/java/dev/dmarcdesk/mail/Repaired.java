package dev.dmarcdesk.mail;

import java.util.List;

/// What a paste was before chat and mail clients had it.
///
/// @param message the message, or its header alone
/// @param repairs what was undone, in the order it was
/// @param ambiguities places that can be read in two ways, so that nobody can say which was meant
/// @param completeness whether the header is all there
public record Repaired(
        Message message,
        List<Repair> repairs,
        List<Ambiguity> ambiguities,
        Completeness completeness) {
    public Repaired {
        repairs = List.copyOf(repairs);
        ambiguities = List.copyOf(ambiguities);
    }

    /// A place with two readings.
    ///
    /// @param field the name of the field in question
    /// @param other the message in the other reading, to be judged as well: only where the verdicts
    ///   differ does it matter
    public record Ambiguity(String field, Message other) {}

    /// How much of the header there is.
    public enum Completeness {
        /// From its first field to its last, as far as can be told.
        WHOLE,
        /// It begins in the middle.
        BEGINNING_CUT,
        /// It ends in the middle of a field, or before the fields every message has.
        END_CUT
    }
}

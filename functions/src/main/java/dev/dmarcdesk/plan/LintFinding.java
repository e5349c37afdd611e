package dev.dmarcdesk.plan;

import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Range;

import java.util.List;

/// Facts about a record that is to be published: how it was pasted, where it is to stand, and what
/// stands there now. Its text is judged by the rules of its own standard.
public sealed interface LintFinding extends Finding {
    /// The kind of the record.
    RecordType type();

    /// The code of a finding about a record belongs to the area of its standard.
    @Override
    default String code() {
        String own = Finding.super.code();
        return type().area() + own.substring(own.indexOf('.'));
    }

    /// Something around the record was taken off to read it.
    record PasteUnwrapped(RecordType type, List<Undone> undone) implements LintFinding {
        public PasteUnwrapped {
            undone = List.copyOf(undone);
        }
    }

    /// The record was pasted in several lines.
    ///
    /// @param lines how many
    record LineBreaks(RecordType type, int lines) implements LintFinding {}

    /// The record does not begin with its version.
    ///
    /// @param text as pasted
    /// @param at its beginning
    record VersionMissing(RecordType type, String text, Range at) implements LintFinding {}

    /// Receivers of the standard pass the text over.
    ///
    /// @param text as pasted
    record NotRecognized(RecordType type, String text) implements LintFinding {}

    /// The paste holds a record of another kind too, which was left out.
    record OtherRecord(RecordType type, RecordType other) implements LintFinding {}

    /// The name pasted with the record is not where receivers look for it.
    ///
    /// @param owner as pasted
    /// @param right where it belongs
    record WrongPlace(RecordType type, String owner, DomainName right) implements LintFinding {}

    /// The name pasted with the record says the domain twice.
    ///
    /// @param owner as pasted
    /// @param right where it belongs
    record DoubledName(RecordType type, String owner, DomainName right) implements LintFinding {}

    /// The record is longer than one string of a TXT record.
    ///
    /// @param octets its length
    record LongText(RecordType type, int octets) implements LintFinding {}

    /// The record was longer than one string holds, and ends where such a string does.
    ///
    /// @param text the record
    record CutAt255(RecordType type, String text) implements LintFinding {
        @Override
        public String code() {
            return type.area() + ".cut-at-255";
        }
    }

    /// What the terms of an SPF record cost by themselves.
    record OwnLookups(RecordType type, int lookups) implements LintFinding {}

    /// Exactly this record is published.
    record AlreadyPublished(RecordType type, DomainName name) implements LintFinding {}

    /// Other records of the kind are published, which this one would have to replace.
    ///
    /// @param records their texts
    record StandsBeside(RecordType type, DomainName name, List<String> records)
            implements LintFinding {
        public StandsBeside {
            records = List.copyOf(records);
        }
    }

    /// What is published is this record, damaged on its way.
    ///
    /// @param record as published
    /// @param at the damage
    record PublishedDamaged(
            RecordType type, DomainName name, Damage damage, String record, Range at)
            implements LintFinding {}

    /// What a DNS panel does to a record.
    enum Damage {
        /// Quotes became part of it.
        QUOTES,
        /// Backslashes became part of it.
        BACKSLASHES,
        /// It ends after one string's 255 octets.
        CUT_AT_255,
        /// It ends somewhere else.
        CUT,
        /// Only white space differs.
        SPACES
    }

    /// A record of the kind is published where the domain stands in the name twice.
    record PublishedDoubled(RecordType type, DomainName name, String record, DomainName right)
            implements LintFinding {}

    /// The name is a CNAME.
    ///
    /// @param target where it leads
    record PlaceIsAlias(RecordType type, DomainName name, DomainName target)
            implements LintFinding {}

    /// What is published could not be looked up.
    record PublishedUnavailable(RecordType type, DomainName name, String detail)
            implements LintFinding {}
}

package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Range;

/// A place in the record of some domain: what a finding is about.
///
/// @param domain whose record it is
/// @param record the record's text; empty when there is none
/// @param at where in the text; empty when the record as a whole is meant
public record SpfPlace(DomainName domain, String record, Range at) {
    private static final Range NOWHERE = new Range(0, 0);

    /// A domain, without any place in a record.
    static SpfPlace of(DomainName domain) {
        return new SpfPlace(domain, "", NOWHERE);
    }

    /// A record as a whole.
    static SpfPlace of(SpfTree tree) {
        return new SpfPlace(tree.domain(), tree.record().text(), NOWHERE);
    }

    /// A term of a record.
    static SpfPlace of(SpfTree tree, Term term) {
        return new SpfPlace(tree.domain(), tree.record().text(), term.at());
    }

    /// The text at the place.
    public String term() {
        return at.of(record);
    }
}

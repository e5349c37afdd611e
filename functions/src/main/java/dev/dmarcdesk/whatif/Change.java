package dev.dmarcdesk.whatif;

import dev.dmarcdesk.plan.Draft;

import java.util.List;

/// What somebody thinks of publishing.
public sealed interface Change {
    /// A record, in place of what stands there of its kind.
    record Publish(Draft draft) implements Change {}

    /// Other terms in the SPF record that is published.
    ///
    /// @param changes in order, at least one
    record OfTerms(List<TermChange> changes) implements Change {
        public OfTerms {
            changes = List.copyOf(changes);
        }
    }

    /// Other tags in the DMARC record that is published.
    ///
    /// @param changes in order, at least one
    record OfTags(List<TagChange> changes) implements Change {
        public OfTags {
            changes = List.copyOf(changes);
        }
    }

    /// One change of an SPF record's terms, as they are written in it.
    sealed interface TermChange {
        /// One more, before `all`.
        record Add(String term) implements TermChange {}

        /// One less.
        record Remove(String term) implements TermChange {}

        /// Another one in its place.
        record Replace(String term, String by) implements TermChange {}
    }

    /// One change of a DMARC record's tags.
    sealed interface TagChange {
        /// Which tag, in lower case.
        String name();

        /// Another value, or the tag where there is none.
        record Set(String name, String value) implements TagChange {}

        /// One more value in a list, such as a report address.
        record Append(String name, String value) implements TagChange {}

        /// No such tag any more.
        record Remove(String name) implements TagChange {}
    }
}

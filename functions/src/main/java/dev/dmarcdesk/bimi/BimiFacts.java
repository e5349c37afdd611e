package dev.dmarcdesk.bimi;

import dev.dmarcdesk.check.Facts;

/// What a domain says about the picture beside its mail, at the selector `default`.
///
/// @param status what became of the search
/// @param location where the picture lies, as written; empty when no record says so
/// @param evidence where the Evidence Document lies, as written; empty when no record says so
/// @param inherited whether the record is that of the Organizational Domain
public record BimiFacts(Status status, String location, String evidence, boolean inherited)
        implements Facts {
    /// What became of the search.
    public enum Status {
        /// One record that names a picture.
        FOUND("found"),
        /// There is none, neither here nor at the Organizational Domain.
        NONE("none"),
        /// One record, by which nothing can be shown.
        INVALID("invalid"),
        /// Several, which count as none.
        MULTIPLE("none"),
        /// The domain wants no picture shown.
        DECLINED("declined"),
        /// The record names a picture, but the DMARC policy forbids to show it.
        INEFFECTIVE("ineffective"),
        /// The DNS did not answer.
        UNKNOWN("unknown");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /// The word for JSON.
        public String word() {
            return word;
        }
    }

    /// Nothing but how it stands.
    static BimiFacts without(Status status) {
        return new BimiFacts(status, "", "", false);
    }

    /// The same, standing otherwise.
    BimiFacts standing(Status other) {
        return new BimiFacts(other, location, evidence, inherited);
    }
}

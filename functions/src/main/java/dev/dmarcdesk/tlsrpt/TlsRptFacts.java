package dev.dmarcdesk.tlsrpt;

import dev.dmarcdesk.check.Facts;
import dev.dmarcdesk.text.Uri;

import java.util.List;

/// Where a domain wants to be told of mail that could not be sent to it securely.
///
/// @param status what became of the search
/// @param rua where reports go; empty when nobody is told
public record TlsRptFacts(Status status, List<Uri> rua) implements Facts {
    /// What became of the search.
    public enum Status {
        /// One record, with an address that reports can go to.
        FOUND("found"),
        /// There is none.
        NONE("none"),
        /// One record, without such an address.
        INVALID("invalid"),
        /// Several, which count as none.
        MULTIPLE("none"),
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

    public TlsRptFacts {
        rua = List.copyOf(rua);
    }
}

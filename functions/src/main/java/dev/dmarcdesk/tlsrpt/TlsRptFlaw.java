package dev.dmarcdesk.tlsrpt;

import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Range;

/// One place where a record departs from the grammar of RFC 8460 §3.
///
/// @param kind what is wrong
/// @param at where in the record
public record TlsRptFlaw(Kind kind, Range at) {
    /// What is wrong with a record.
    public enum Kind {
        /// Something that is no field: no `=`, a name or a value that none may have.
        FIELD("name=value"),
        /// No `rua`.
        RUA_MISSING("rua=mailto:… or rua=https://…"),
        /// A report address without its scheme, as in `rua=a@b.example`.
        NO_SCHEME("mailto: before the address"),
        /// A report address of a scheme by which nobody reports.
        OTHER_SCHEME("mailto: or https:"),
        /// A report address that is none.
        NO_URI("a URI that begins with mailto: or https:");

        private final String expected;

        Kind(String expected) {
            this.expected = expected;
        }

        /// Whether it is about a report address.
        public boolean isAboutAddress() {
            return switch (this) {
                case NO_SCHEME, OTHER_SCHEME, NO_URI -> true;
                case FIELD, RUA_MISSING -> false;
            };
        }
    }

    /// The same for those who only want the place.
    Defect defect() {
        return new Defect(kind.expected, at);
    }
}

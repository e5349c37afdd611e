package dev.dmarcdesk.bimi;

import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Range;

/// One place where a record departs from BIMI §4.3.
///
/// @param kind what is wrong
/// @param at where in the record
public record BimiFlaw(Kind kind, Range at) {
    /// What is wrong with a record.
    public enum Kind {
        /// Something that is no tag, or has the name of none (RFC 6376 §3.2).
        TAG("tag=value"),
        /// The same tag twice (RFC 6376 §3.2).
        DUPLICATE("each tag once"),
        /// No `l`, which is required.
        NO_LOCATION("l=https://… or an empty l="),
        /// An `l` that is no URI with a host.
        LOCATION_UNREADABLE("one URI that begins with https://"),
        /// An `l` of another scheme than https.
        LOCATION_NOT_HTTPS("https://"),
        /// An `l` that ends like another format than SVG.
        LOCATION_NOT_SVG("a picture that ends in .svg or .svgz"),
        /// An `a` that is no URI with a host.
        EVIDENCE_UNREADABLE("one URI that begins with https://"),
        /// An `a` of another scheme than https.
        EVIDENCE_NOT_HTTPS("https://"),
        /// An `avp` that says neither `brand` nor `personal`.
        PREFERENCE("brand or personal"),
        /// An `lps` with something else than prefixes of local parts.
        PREFIX("prefixes of letters, digits and hyphens");

        private final String expected;

        Kind(String expected) {
            this.expected = expected;
        }

        /// Whether receivers show nothing because of it.
        public boolean isFatal() {
            return this != PREFERENCE && this != PREFIX;
        }

        /// Whether it is that something is not fetched over https.
        public boolean isAboutScheme() {
            return this == LOCATION_NOT_HTTPS || this == EVIDENCE_NOT_HTTPS;
        }
    }

    /// The same for those who only want the place.
    Defect defect() {
        return new Defect(kind.expected, at);
    }
}

package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Range;

/// What makes a text no MTA-STS record. One is enough: senders then go on as if there were none
/// (RFC 8461 §3.1).
///
/// @param kind what it is
/// @param at where in the text
record RecordFault(Kind kind, Range at) {
    /// The ways to be none.
    enum Kind {
        NO_VERSION("v=STSv1; at the very beginning"),
        NOT_A_FIELD("name=value, without blanks around the ="),
        NO_ID("an id field"),
        BAD_ID("1 to 32 letters and digits"),
        TWO_IDS("one id only");

        private final String expected;

        Kind(String expected) {
            this.expected = expected;
        }
    }

    Defect defect() {
        return new Defect(kind.expected, at);
    }
}

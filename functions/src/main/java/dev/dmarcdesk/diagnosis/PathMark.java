package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.diagnosis.Path.Certainty;
import dev.dmarcdesk.diagnosis.Path.Kind;
import dev.dmarcdesk.document.Sentence;

/// Something in a header that shows which way the message took.
///
/// @param kind by whom it went
/// @param certainty how sure that is
/// @param reason what shows it
/// @param via the domain in between; empty when not known
record PathMark(Kind kind, Certainty certainty, Sentence reason, String via) {
    Path path(Trace trace) {
        return new Path(kind, certainty, reason, via, trace.hops());
    }
}

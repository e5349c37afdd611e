package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.mail.Message;
import dev.dmarcdesk.mail.Repaired;
import dev.dmarcdesk.mail.Repaired.Ambiguity;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.suffix.PublicSuffixes;

import java.time.Instant;
import java.util.List;

/// Reads a message's header and says what became of it and why. Whatever the header, there is a
/// diagnosis; its cost grows with the length of the header and no further.
public final class HeaderAnalysis {
    /// How many other readings of a damaged paste are judged as well.
    private static final int MOST_READINGS = 4;

    private final Senders senders;
    private final PublicSuffixes suffixes;

    /// @param senders the services that can be named
    /// @param suffixes the domains below which people register, as receivers by RFC 7489 know them
    public HeaderAnalysis(Senders senders, PublicSuffixes suffixes) {
        this.senders = senders;
        this.suffixes = suffixes;
    }

    /// Diagnoses a message.
    ///
    /// @param repaired the message, and what was undone before it could be read
    /// @param connection how it came, if somebody knows; at most one
    /// @param dns the DNS of this run, which keeps its budget and its deadline
    /// @param now when
    public Diagnosis analyse(
            Repaired repaired, List<Connection> connection, RecordingDns dns, Instant now) {
        var reading = new MessageReading(senders, suffixes.remembering(), connection, dns, now);
        var message = repaired.message();
        var diagnosis = reading.diagnose(message, given(repaired, List.of()));
        var doubts =
                repaired.ambiguities().stream()
                        .limit(MOST_READINGS)
                        .filter(one -> differs(diagnosis, reading, one))
                        .map(Ambiguity::field)
                        .distinct()
                        .toList();
        return doubts.isEmpty() ? diagnosis : diagnosis.with(given(repaired, doubts));
    }

    private static boolean differs(
            Diagnosis diagnosis, MessageReading reading, Ambiguity ambiguity) {
        var other = reading.diagnose(ambiguity.other(), diagnosis.given());
        return other.dmarc().result() != diagnosis.dmarc().result()
                || !other.author().equals(diagnosis.author())
                || !aligned(other).equals(aligned(diagnosis));
    }

    private static List<Identifier> aligned(Diagnosis diagnosis) {
        return diagnosis.identifiers().stream()
                .filter(one -> one.alignment().aligned())
                .distinct()
                .toList();
    }

    private static Given given(Repaired repaired, List<String> doubts) {
        var message = repaired.message();
        return new Given(
                message.header().fields().size(),
                switch (message.body()) {
                    case Message.Body.Untouched _ -> Given.Body.UNTOUCHED;
                    case Message.Body.Touched _ -> Given.Body.TOUCHED;
                    case Message.Body.Absent _ -> Given.Body.ABSENT;
                },
                repaired.completeness(),
                repaired.repairs(),
                doubts);
    }
}

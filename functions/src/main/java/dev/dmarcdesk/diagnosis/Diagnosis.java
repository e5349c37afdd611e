package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.arc.ArcOutcome;
import dev.dmarcdesk.dns.Transcript;
import dev.dmarcdesk.sender.Sender;

import java.util.List;
import java.util.stream.Stream;

/// What became of one message and why. Two things are kept apart: what the receiver recorded then,
/// and what can be verified now.
///
/// @param given what was handed over
/// @param author whose message it says it is
/// @param receiver who recorded results, and whether to believe them
/// @param spf what SPF says
/// @param signatures the DKIM signatures, the one that counts most first
/// @param dmarc the verdict
/// @param arc the ARC chain as far as it can be verified now
/// @param path the way it took
/// @param handling what the receiver did with it
/// @param causes why, the one to see to first; empty when nothing is wrong
/// @param services the sending services whose marks the message bears
/// @param transcript every question asked and its answer
public record Diagnosis(
        Given given,
        Author author,
        ReceiverView receiver,
        SpfView spf,
        List<SignatureView> signatures,
        DmarcView dmarc,
        ArcOutcome arc,
        Path path,
        Handling handling,
        List<Cause> causes,
        List<Sender> services,
        Transcript transcript) {
    public Diagnosis {
        signatures = List.copyOf(signatures);
        causes = List.copyOf(causes);
        services = List.copyOf(services);
    }

    /// Every domain that somebody vouches for, SPF's first.
    public List<Identifier> identifiers() {
        return Stream.concat(
                        spf.identifier().stream(),
                        signatures.stream().flatMap(one -> one.identifier().stream()))
                .toList();
    }

    /// The same with other words about what was handed over.
    Diagnosis with(Given other) {
        return new Diagnosis(
                other,
                author,
                receiver,
                spf,
                signatures,
                dmarc,
                arc,
                path,
                handling,
                causes,
                services,
                transcript);
    }

    /// Fit for a log: what a header says is kept as it was written, and only the page and the JSON
    /// leave out what is a person's.
    @Override
    public String toString() {
        return "Diagnosis[dmarc=" + dmarc.result() + ", fields=" + given.fields() + "]";
    }
}

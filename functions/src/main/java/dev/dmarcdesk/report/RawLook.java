package dev.dmarcdesk.report;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Transcript;

import java.util.Map;
import java.util.Optional;

/// Answers of the DNS as they came, without any judgement.
///
/// @param domain whose audit asked them, or the name of the one question
/// @param transcript the questions and answers
/// @param provenance where they came from; without those that no server was asked for
/// @param isDemo whether they come from the bundled zone
/// @param run when, and how long it took
public record RawLook(
        DomainName domain,
        Transcript transcript,
        Map<Question, Provenance> provenance,
        boolean isDemo,
        Run run) {
    public RawLook {
        provenance = Map.copyOf(provenance);
    }

    /// Whether everything was answered.
    public Level level() {
        return failed() == 0 ? Level.GOOD : Level.UNKNOWN;
    }

    /// How many questions got no answer that counts.
    public long failed() {
        return transcript.answers().values().stream()
                .filter(Answer.Unavailable.class::isInstance)
                .count();
    }

    /// Where the answer to a question came from, if a server gave it.
    public Optional<Provenance> of(Question question) {
        return Optional.ofNullable(provenance.get(question));
    }
}

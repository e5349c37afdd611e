package dev.dmarcdesk.report;

import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.Rfc7489Reading.Outcome;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.Optional;

/// What policies do to mail that fails, in words.
final class Treatment {
    private Treatment() {}

    /// What becomes of failing mail.
    static Sentence of(AssessmentPolicy policy) {
        return switch (policy) {
            case REJECT -> Sentence.of("it is refused");
            case QUARANTINE -> Sentence.of("it goes to spam");
            case NONE -> Sentence.of("it is delivered like any other");
        };
    }

    /// The policy, and what becomes of failing mail.
    static Sentence named(AssessmentPolicy policy) {
        return Sentence.of("%s (%s)", policy.word(), of(policy));
    }

    /// The same where there may be no policy.
    static Sentence named(Optional<AssessmentPolicy> policy) {
        return policy.map(Treatment::named).orElse(Sentence.of("no policy"));
    }

    /// The same for a receiver of RFC 7489, before sampling.
    static Sentence named(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applies(var policy) -> named(policy);
            case Outcome.NotApplied() -> Sentence.of("no policy: DMARC is not applied");
            case Outcome.Undetermined() -> Sentence.of("could not be looked up");
        };
    }

    /// What `pct` makes of a policy (RFC 7489 §6.6.4).
    static Sentence sampled(AssessmentPolicy policy, int percent) {
        return Sentence.of(
                "%s acts on %d of 100 failing messages; of the others %s",
                new Inline.Code(policy.word()), percent, of(policy.oneLower()));
    }
}

package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.check.Facts;
import dev.dmarcdesk.dns.DomainName;

import java.util.List;
import java.util.Optional;

/// What a domain says about how mail has to come to it.
///
/// @param status what became of the record, and of its policy as far as it is known
/// @param id the edition of the policy; empty where no record can be read
/// @param outcome what came of fetching the policy
/// @param route where mail goes
public record MtaStsFacts(Status status, String id, PolicyOutcome outcome, MailRoute route)
        implements Facts {
    /// How MTA-STS stands.
    public enum Status {
        /// A record that can be read; its policy too, unless it could not be fetched from here.
        FOUND("found"),
        /// No record.
        NONE("none"),
        /// A record or a policy that senders can not use.
        INVALID("invalid"),
        /// Several records, which annul each other (RFC 8461 §3.1).
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

    /// The policy, where it was fetched and can be read.
    public Optional<StsPolicy> policy() {
        return outcome instanceof PolicyOutcome.Served served
                ? Optional.of(served.policy())
                : Optional.empty();
    }

    /// The mail hosts that the policy does not allow; nothing where either is not known.
    public Optional<List<DomainName>> uncovered() {
        return route instanceof MailRoute.Hosts(var names)
                ? policy().map(policy ->
                        names.stream().filter(host -> !policy.covers(host)).toList())
                : Optional.empty();
    }
}

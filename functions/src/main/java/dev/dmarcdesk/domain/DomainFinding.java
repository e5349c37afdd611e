package dev.dmarcdesk.domain;

import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;

import java.util.List;

/// Facts about the domain itself.
public sealed interface DomainFinding extends Finding {
    /// NXDOMAIN.
    record DoesNotExist(DomainName domain) implements DomainFinding {}

    /// Nothing could be looked up at the domain.
    ///
    /// @param detail what went wrong, in one line
    record Unavailable(DomainName domain, String detail) implements DomainFinding {}

    /// A label mixes scripts, as names made to be mistaken for another do.
    ///
    /// @param unicode how the name looks to people
    record MixedScript(DomainName domain, String unicode) implements DomainFinding {}

    /// Sends no mail, receives none, and everything that says so is published.
    record Parked(DomainName domain) implements DomainFinding {}

    /// Looks like a domain without mail, but does not say so everywhere.
    ///
    /// @param guess whether that it is parked is our guess, because its SPF record does not say it
    /// @param missing the records that complete the profile, in order of weight
    /// @param forgeable whether mail that forges the domain is delivered as it stands
    record ParkedIncomplete(
            DomainName domain, boolean guess, List<RecordEdit> missing, boolean forgeable)
            implements DomainFinding {
        public ParkedIncomplete {
            missing = List.copyOf(missing);
        }
    }

    /// The domain the finding is about.
    DomainName domain();

    /// The questions whose answers show it.
    default List<Question> evidence() {
        return DomainCheck.questions(domain());
    }
}

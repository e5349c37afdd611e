package dev.dmarcdesk.report;

import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dmarc.DmarcFinding.Differs7489;
import dev.dmarcdesk.dmarc.PolicyRecord;
import dev.dmarcdesk.dmarc.Rfc7489Reading;
import dev.dmarcdesk.dmarc.Rfc7489Reading.Outcome;
import dev.dmarcdesk.dmarc.Step;
import dev.dmarcdesk.dmarc.TreeWalk;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Tag;

import java.util.List;
import java.util.Optional;

/// A domain's DMARC as a receiver decides that still follows RFC 7489: a function of a report.
///
/// @param report the report
/// @param steps every name of the tree walk, also past its stop: such a receiver looks at two of
///   them
record OlderReceiver(Report report, List<Step> steps) {
    private static final int ALL = 100;

    OlderReceiver {
        steps = List.copyOf(steps);
    }

    static OlderReceiver of(Report report) {
        var transcript = report.transcript();
        return new OlderReceiver(
                report,
                TreeWalk.look(
                        report.subject().domain(),
                        question ->
                                transcript
                                        .answer(question)
                                        .orElse(
                                                new Answer.Unavailable(
                                                        Answer.Reason.TIMEOUT, "Not asked."))));
    }

    /// By the public suffix list (RFC 7489 §3.2).
    DomainName organizationalDomain() {
        return reading().organizationalDomain();
    }

    /// What it comes to, before sampling.
    Outcome outcome() {
        return reading().outcome();
    }

    /// The name that ends its search, and what stands there (§6.6.3).
    Optional<Step> deciding() {
        return Rfc7489Reading.deciding(domain(), organizationalDomain(), steps);
    }

    /// The one record it goes by.
    Optional<PolicyRecord> record() {
        return deciding()
                .filter(Step.One.class::isInstance)
                .map(step -> ((Step.One) step).record());
    }

    /// The policy for a name directly below that has no record of its own.
    Optional<AssessmentPolicy> policyBelow() {
        return steps.stream()
                .filter(step -> step.domain().equals(organizationalDomain()))
                .filter(Step.One.class::isInstance)
                .findFirst()
                .flatMap(step -> Rfc7489Reading.policy(((Step.One) step).record(), false));
    }

    /// Of how many failing messages in a hundred the policy is asked for (`pct`, §6.6.4); all where
    /// the record does not say.
    int percent() {
        return record().flatMap(record -> tag(record, "pct"))
                .map(Tag::value)
                .filter(value -> value.matches("[0-9]{1,3}"))
                .map(Integer::parseInt)
                .filter(percent -> percent < ALL)
                .orElse(ALL);
    }

    /// Whether some failing messages get less than the policy.
    boolean isSampled() {
        return percent() < ALL
                && outcome() instanceof Outcome.Applies(var policy)
                && policy.enforces();
    }

    /// Where it comes to something else than RFC 9989, but for sampling.
    Optional<Differs7489> difference() {
        return report.findings().stream()
                .map(advice -> advice.finding())
                .filter(Differs7489.class::isInstance)
                .map(Differs7489.class::cast)
                .findFirst();
    }

    /// Whether the two kinds of receivers treat the domain's mail alike.
    boolean isAlike() {
        return difference().isEmpty() && !isSampled();
    }

    /// A tag of a record.
    static Optional<Tag> tag(PolicyRecord record, String name) {
        return record.tags().tags().stream()
                .filter(tag -> tag.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private Rfc7489Reading reading() {
        return report.facts(DmarcFacts.class).rfc7489();
    }

    private DomainName domain() {
        return report.subject().domain();
    }
}

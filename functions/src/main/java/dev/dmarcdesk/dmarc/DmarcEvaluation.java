package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Existence;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One message judged (RFC 9989 §5.3): the record that applies, and which identifiers align.
///
/// @param author the Author Domain
/// @param walk the walk from there
/// @param discovery the record that applies
/// @param organizationalDomain the Author Domain's
/// @param identifiers each with its alignment; empty alignments where DMARC does not apply
/// @param existence whether the Author Domain exists
/// @param result the verdict
public record DmarcEvaluation(
        DomainName author,
        List<Step> walk,
        Discovery discovery,
        OrganizationalDomain organizationalDomain,
        List<Judged> identifiers,
        Existence existence,
        DmarcResult result) {
    public DmarcEvaluation {
        walk = List.copyOf(walk);
        identifiers = List.copyOf(identifiers);
    }

    /// One identifier and how it stands.
    ///
    /// @param organizationalDomain the identifier's
    public record Judged(
            AuthenticatedIdentifier identifier,
            OrganizationalDomain organizationalDomain,
            IdentifierAlignment alignment) {}

    /// The policy that acts on the Author Domain; empty when none does, or nobody knows.
    public Optional<AssessmentPolicy> policy() {
        return discovery instanceof Discovery.Found found && found.record().isUsable()
                ? found.policyFor(existence)
                : Optional.empty();
    }

    /// Judges a message.
    ///
    /// @param author the domain of its From field
    /// @param identifiers what SPF and DKIM said
    /// @param dns asked for the records, all walks at once
    public static DmarcEvaluation of(
            DomainName author, List<AuthenticatedIdentifier> identifiers, Dns dns) {
        var existence = new Question(author, RrType.TXT);
        var questions = new ArrayList<>(TreeWalk.questions(author));
        questions.add(existence);
        identifiers.forEach(
                identifier -> questions.addAll(TreeWalk.questions(identifier.domain())));
        dns.askAll(questions.stream().distinct().toList());

        var walk = TreeWalk.walk(author, dns);
        var organizational = OrganizationalDomain.of(author, walk);
        var discovery = PolicyDiscovery.of(author, walk);
        var exists = Existence.of(author, dns);
        if (!(discovery instanceof Discovery.Found found) || !found.record().isUsable()) {
            boolean unknown = discovery instanceof Discovery.Undetermined;
            return new DmarcEvaluation(
                    author,
                    walk,
                    discovery,
                    organizational,
                    List.of(),
                    exists,
                    unknown ? DmarcResult.TEMPERROR : DmarcResult.NONE);
        }
        var walked = new HashMap<>(Map.of(author, organizational));
        var judged = new ArrayList<Judged>();
        for (AuthenticatedIdentifier identifier : identifiers) {
            var theirs =
                    walked.computeIfAbsent(
                            identifier.domain(),
                            domain -> OrganizationalDomain.of(domain, TreeWalk.walk(domain, dns)));
            judged.add(judge(author, organizational, identifier, theirs, found.record()));
        }
        return new DmarcEvaluation(
                author,
                walk,
                discovery,
                organizational,
                judged,
                exists,
                result(judged, found.policyFor(exists).isPresent()));
    }

    private static Judged judge(
            DomainName author,
            OrganizationalDomain ours,
            AuthenticatedIdentifier identifier,
            OrganizationalDomain theirs,
            PolicyRecord record) {
        return new Judged(
                identifier,
                theirs,
                IdentifierAlignment.of(
                        author, ours, identifier.domain(), theirs, identifier.mode(record)));
    }

    private static DmarcResult result(List<Judged> judged, boolean policyKnown) {
        boolean undecided = !policyKnown;
        for (Judged one : judged) {
            boolean aligned = one.alignment().aligned();
            boolean unknown = one.alignment() instanceof IdentifierAlignment.Undetermined;
            switch (one.identifier().result()) {
                case PASS -> {
                    if (aligned) {
                        return DmarcResult.PASS;
                    }
                    undecided |= unknown;
                }
                case TEMPERROR -> undecided |= aligned || unknown;
                case FAIL -> {}
            }
        }
        return undecided ? DmarcResult.TEMPERROR : DmarcResult.FAIL;
    }
}

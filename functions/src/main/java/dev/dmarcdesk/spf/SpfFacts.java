package dev.dmarcdesk.spf;

import dev.dmarcdesk.check.Facts;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.Senders;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// What is known about a domain's SPF.
///
/// @param domain the domain asked about
/// @param owner where its TXT records are: the end of its CNAME chain
/// @param status how it stands
/// @param records the texts that are SPF records; exactly one is right
/// @param trees the record with all it leads to: one, or none when there is not exactly one record
/// @param anyoneMaySend whether everybody passes, by `+all` or what comes to the same
/// @param budget how to spend fewer lookups: one plan where the record costs so much that it was
///   asked for, else none
public record SpfFacts(
        DomainName domain,
        DomainName owner,
        Status status,
        List<String> records,
        List<SpfTree> trees,
        boolean anyoneMaySend,
        List<BudgetPlan> budget)
        implements Facts {
    public SpfFacts {
        records = List.copyOf(records);
        trees = List.copyOf(trees);
        budget = List.copyOf(budget);
    }

    /// How a domain stands.
    public enum Status {
        /// One record, and it works.
        FOUND,
        /// No record.
        NONE,
        /// One record, and a sender that none of its terms allows gets permerror: from a mistake in
        /// it or in what it includes, or because a limit is exceeded.
        INVALID,
        /// Several records: permerror for everybody.
        MULTIPLE,
        /// Something could not be looked up that decides about it: temperror.
        UNKNOWN;

        /// The word for JSON.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The one record; empty when there is not exactly one.
    public Optional<String> record() {
        return tree().map(tree -> tree.record().text());
    }

    /// The one record with all it leads to.
    public Optional<SpfTree> tree() {
        return trees.stream().findFirst();
    }

    /// The worst case of terms that look up, counted past the limit (RFC 7208 §4.6.4).
    public OptionalInt lookups() {
        return trees.stream().mapToInt(SpfTree::lookups).findFirst();
    }

    /// The worst case of lookups that find nothing, counted past the limit.
    public OptionalInt voidLookups() {
        return trees.stream().mapToInt(SpfTree::voids).findFirst();
    }

    /// The term that is one lookup too many; with its domain when that is another one.
    public Optional<String> exceedsAt() {
        return tree().flatMap(SpfLimits::breach)
                .map(SpfLimits.Breach::at)
                .map(place ->
                        place.domain().equals(domain)
                                ? place.term()
                                : place.term() + " (" + place.domain() + ")");
    }

    /// What happens to senders that are not named, after redirects; empty when the record does not
    /// say or it can not be known.
    public Optional<Qualifier> all() {
        return tree().flatMap(SpfTree::all);
    }

    /// Whether the record says that nobody sends mail as this domain: `v=spf1 -all` and its like.
    public boolean authorizesNobody() {
        return status == Status.FOUND
                && all().filter(Qualifier.FAIL::equals).isPresent()
                && tree().filter(SpfTree::canPass).isEmpty();
    }

    /// The names that includes and redirects lead to, in the order of evaluation: marks of the
    /// providers that send for the domain. Names with macros are left out.
    public List<DomainName> includedDomains() {
        return trees.stream()
                .flatMap(tree -> tree.inOrder().stream())
                .flatMap(visit ->
                        SpfLookups.policies(visit.step().term(), visit.in().domain()).stream())
                .distinct()
                .toList();
    }

    /// The same with a plan for the lookups.
    SpfFacts planned(List<BudgetPlan> plan) {
        return new SpfFacts(domain, owner, status, records, trees, anyoneMaySend, plan);
    }

    /// What the terms that look up name, in the order of evaluation: resolved, or as written when
    /// that depends on the client.
    public List<String> targets() {
        return trees.stream()
                .flatMap(tree -> tree.inOrder().stream())
                .map(visit -> visit.step().target())
                .distinct()
                .toList();
    }

    /// Looks up the facts about `domain`, without any words.
    public static SpfFacts of(DomainName domain, Dns dns) {
        return SpfView.of(domain, dns, Senders.NONE).facts();
    }
}

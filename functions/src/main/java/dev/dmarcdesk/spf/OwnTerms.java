package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The owner's own hosts and records, written so that they cost nothing.
final class OwnTerms {
    /// More addresses than this are no host but a farm, and change too often.
    private static final int FEW = 4;

    private final DomainName domain;
    private final Addresses addresses;

    /// @param domain whose budget it is
    OwnTerms(DomainName domain, Addresses addresses) {
        this.domain = domain;
        this.addresses = addresses;
    }

    /// Own records whose terms could stand where they are included. Only what says the same there:
    /// a record that refuses somebody, goes on elsewhere or names itself by a macro does not.
    List<Proposal> inline(List<Spend> spends) {
        return spends.stream()
                .filter(Spend::isInclude)
                .flatMap(spend -> inline(spend).stream())
                .toList();
    }

    private Optional<Proposal> inline(Spend spend) {
        if (!(spend.step().leadsTo() instanceof SpfTarget.Policy(var tree))
                || !tree.domain().isWithin(domain)
                || !isPlain(tree)) {
            return Optional.empty();
        }
        var terms =
                tree.record().reached().stream()
                        .filter(directive -> !(directive.mechanism() instanceof Mechanism.All))
                        .map(directive -> named(directive, tree.domain()))
                        .toList();
        return Optional.of(
                new Proposal(
                        Way.INLINE,
                        spend,
                        terms,
                        List.of(),
                        Sentence.of("write its terms here"),
                        Sentence.of(
                                "Write the terms of %s into the record itself instead of %s: the same servers, one lookup less. From then on edit them there.",
                                tree.domain().toString(), spend.text())));
    }

    private static boolean isPlain(SpfTree tree) {
        var record = tree.record();
        return !record.isPermerror()
                && record.effectiveRedirect().isEmpty()
                && OpenRules.on(tree).isEmpty()
                && record.reached().stream()
                        .filter(directive -> !(directive.mechanism() instanceof Mechanism.All))
                        .allMatch(directive ->
                                directive.qualifier() == Qualifier.PASS
                                        && !usesItsOwnName(directive));
    }

    private static boolean usesItsOwnName(Directive directive) {
        return switch (directive.mechanism()) {
            case Mechanism.Include(var target) -> target.uses("d");
            case Mechanism.A(var target, _) -> target.uses("d");
            case Mechanism.Mx(var target, _) -> target.uses("d");
            case Mechanism.Ptr(var target) -> target.uses("d");
            case Mechanism.Exists(var target) -> target.uses("d");
            case Mechanism.All _, Mechanism.Ip4 _, Mechanism.Ip6 _ -> false;
        };
    }

    /// `a`, `mx` and `ptr` mean the record they stand in; elsewhere it has to be named.
    private static String named(Directive directive, DomainName name) {
        boolean current =
                switch (directive.mechanism()) {
                    case Mechanism.A(var target, _) -> target.text().isEmpty();
                    case Mechanism.Mx(var target, _) -> target.text().isEmpty();
                    case Mechanism.Ptr(var target) -> target.text().isEmpty();
                    case Mechanism.All _,
                            Mechanism.Include _,
                            Mechanism.Ip4 _,
                            Mechanism.Ip6 _,
                            Mechanism.Exists _ ->
                            false;
                };
        return current
                ? directive.text().replaceFirst("(?i)^(\\+?(?:a|mx|ptr))", "$1:" + name)
                : directive.text();
    }

    /// Own hosts by their addresses: few, and of hosts whose names lie within the domain.
    List<Proposal> addresses(List<Spend> spends) {
        var proposals = new ArrayList<Proposal>();
        for (var spend : spends) {
            addresses
                    .of(spend.step().term(), spend.in().domain())
                    .filter(known -> known.networks().size() <= FEW)
                    .filter(known -> known.hosts().stream().allMatch(host -> host.isWithin(domain)))
                    .ifPresent(known -> proposals.add(byAddress(spend, known.networks())));
        }
        return proposals;
    }

    private static Proposal byAddress(Spend spend, List<Network> networks) {
        var terms = Addresses.terms(spend.sign(), networks);
        return new Proposal(
                Way.ADDRESSES,
                spend,
                terms,
                List.of(),
                Sentence.of(
                        "write its %s instead",
                        new Inline.Plain(terms.size() == 1 ? "address" : "addresses")),
                Sentence.of(
                        "Replace %s by %s, as the DNS has it now. The price: when the host moves, this record has to follow.",
                        spend.text(), SyntaxWords.list(terms)));
    }
}

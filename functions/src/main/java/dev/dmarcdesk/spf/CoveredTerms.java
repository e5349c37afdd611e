package dev.dmarcdesk.spf;

import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Terms whose clients one other term of the same record allows as well, as the DNS stands now.
final class CoveredTerms {
    /// Each is compared with each; a record of so many is beyond saving.
    private static final int MOST = 60;

    private final Addresses addresses;

    CoveredTerms(Addresses addresses) {
        this.addresses = addresses;
    }

    /// What a term lets pass, at least.
    ///
    /// @param includes the names of the records that are included on the way
    private record Reach(List<Network> networks, Set<String> includes) {
        boolean covers(List<Network> others) {
            return !others.isEmpty()
                    && others.stream()
                            .allMatch(other -> networks.stream().anyMatch(other::isWithin));
        }
    }

    /// Those among the terms of the own records. Only where every term lets pass: else the order of
    /// the terms decides as well.
    List<Proposal> among(List<Spend> spends) {
        var covered = new ArrayList<Proposal>();
        if (spends.size() <= MOST) {
            spends.stream()
                    .filter(spend -> letsPass(spend.in()))
                    .forEach(spend -> covering(spend).ifPresent(covered::add));
        }
        return covered;
    }

    private static boolean letsPass(SpfTree tree) {
        return senders(tree).stream()
                .allMatch(directive -> directive.qualifier() == Qualifier.PASS);
    }

    private static List<Directive> senders(SpfTree tree) {
        return tree.record().reached().stream()
                .filter(directive -> !(directive.mechanism() instanceof Mechanism.All))
                .toList();
    }

    private Optional<Proposal> covering(Spend spend) {
        var own = networks(spend);
        boolean include = spend.isInclude();
        return senders(spend.in()).stream()
                .filter(other -> !other.at().equals(spend.step().term().at()))
                .filter(other -> {
                    var reach = reach(other, spend.in());
                    return reach.covers(own)
                            || (include && reach.includes.contains(spend.step().target()));
                })
                .findFirst()
                .map(other -> proposal(spend, other.text()));
    }

    private List<Network> networks(Spend spend) {
        return spend.step().leadsTo() instanceof SpfTarget.Policy(var tree)
                ? addresses.of(tree).orElse(List.of())
                : addresses
                        .of(spend.step().term(), spend.in().domain())
                        .map(Addresses.Known::networks)
                        .orElse(List.of());
    }

    private Reach reach(Directive directive, SpfTree tree) {
        var reach = new Reach(new ArrayList<>(), new HashSet<>());
        if (directive.mechanism() instanceof Mechanism.Include
                && tree.leadsTo(directive) instanceof SpfTarget.Policy(var below)) {
            collect(below, reach);
        } else {
            network(directive, reach);
            addresses
                    .of(directive, tree.domain())
                    .ifPresent(known -> reach.networks.addAll(known.networks()));
        }
        return reach;
    }

    /// Up to the first term that does not let pass; hosts of others are not asked for.
    private static void collect(SpfTree tree, Reach reach) {
        for (var directive : tree.record().reached()) {
            if (directive.qualifier() != Qualifier.PASS) {
                return;
            }
            network(directive, reach);
            if (directive.mechanism() instanceof Mechanism.Include
                    && tree.leadsTo(directive) instanceof SpfTarget.Policy(var below)) {
                reach.includes.add(below.domain().toString());
                collect(below, reach);
            }
        }
    }

    private static void network(Directive directive, Reach reach) {
        switch (directive.mechanism()) {
            case Mechanism.Ip4(var network) -> reach.networks.add(network);
            case Mechanism.Ip6(var network) -> reach.networks.add(network);
            case Mechanism.All _,
                    Mechanism.Include _,
                    Mechanism.A _,
                    Mechanism.Mx _,
                    Mechanism.Ptr _,
                    Mechanism.Exists _ -> {}
        }
    }

    private static Proposal proposal(Spend spend, String by) {
        return Proposal.removing(
                Way.COVERED,
                spend,
                Sentence.of("remove: %s covers it", by),
                Sentence.of(
                        "Remove %s: as the DNS stands now, %s allows every server that it allows. If one of the two changes, look again.",
                        spend.text(), by));
    }
}

package dev.dmarcdesk.spf;

import dev.dmarcdesk.spf.Network.Version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether anybody may send (RFC 7208 §5.1 and what comes to the same).
final class OpenRules {
    /// More than a few providers together; whoever gets here did not mean it.
    private static final double HALF = 0.5;

    private static final double NEARLY_ALL = 0.99;

    /// No network that one sender has is wider.
    private static final int WIDE = 8;

    private OpenRules() {}

    static List<SpfFinding> on(SpfTree tree) {
        var findings = new ArrayList<SpfFinding>();
        tree.terminal()
                .filter(all -> all.directive().qualifier() == Qualifier.PASS)
                .ifPresent(all ->
                        findings.add(
                                new SpfFinding.PlusAll(SpfPlace.of(all.in(), all.directive()))));
        for (var part : tree.redirects()) {
            equivalent(part).ifPresent(findings::add);
            includes(part, findings);
        }
        return findings;
    }

    /// Terms of this record that let half of the Internet pass.
    private static Optional<SpfFinding> equivalent(SpfTree tree) {
        var passing = passing(tree.record());
        var everybody =
                passing.stream().filter(directive -> matchesEverybody(directive, tree)).toList();
        var networks = passing.stream().flatMap(OpenRules::network).toList();
        double share =
                Math.max(Coverage.of(networks, Version.IP4), Coverage.of(networks, Version.IP6));
        if (everybody.isEmpty() && share < HALF) {
            return Optional.empty();
        }
        var terms = everybody.isEmpty() ? widest(passing) : everybody;
        return Optional.of(
                new SpfFinding.PlusAllEquivalent(
                        SpfPlace.of(tree, terms.getFirst()),
                        RecordRules.texts(terms),
                        !everybody.isEmpty() || share > NEARLY_ALL));
    }

    private static List<Directive> passing(SpfRecord record) {
        return record.reached().stream()
                .filter(directive -> directive.qualifier() == Qualifier.PASS)
                .toList();
    }

    /// `ip4:0.0.0.0/0`, `mx/0`, and an `exists` of a constant name that exists.
    private static boolean matchesEverybody(Directive directive, SpfTree tree) {
        return isWholeInternet(directive.mechanism())
                || (directive.mechanism() instanceof Mechanism.Exists
                        && tree.steps().stream()
                                .anyMatch(step ->
                                        step.term().equals(directive)
                                                && step.leadsTo() instanceof SpfTarget.Addresses));
    }

    /// Whether no bit of the address counts.
    static boolean isWholeInternet(Mechanism mechanism) {
        return switch (mechanism) {
            case Mechanism.Ip4(var network) -> network.prefix() == 0;
            case Mechanism.Ip6(var network) -> network.prefix() == 0;
            case Mechanism.A(_, var cidr) -> cidr.ip4() == 0 || cidr.ip6() == 0;
            case Mechanism.Mx(_, var cidr) -> cidr.ip4() == 0 || cidr.ip6() == 0;
            case Mechanism.All _, Mechanism.Include _, Mechanism.Ptr _, Mechanism.Exists _ -> false;
        };
    }

    private static Stream<Network> network(Directive directive) {
        return switch (directive.mechanism()) {
            case Mechanism.Ip4(var network) -> Stream.of(network);
            case Mechanism.Ip6(var network) -> Stream.of(network);
            case Mechanism.All _,
                    Mechanism.Include _,
                    Mechanism.A _,
                    Mechanism.Mx _,
                    Mechanism.Ptr _,
                    Mechanism.Exists _ ->
                    Stream.empty();
        };
    }

    /// The networks that do it, of those that together cover too much.
    static List<Directive> widest(List<Directive> passing) {
        return passing.stream()
                .filter(directive ->
                        network(directive).anyMatch(network -> network.prefix() < WIDE))
                .toList();
    }

    /// Includes through which everybody passes, at any depth.
    private static void includes(SpfTree tree, List<SpfFinding> findings) {
        for (var step : tree.steps()) {
            if (step.term() instanceof Directive(var qualifier, Mechanism.Include _, _, _)
                    && qualifier == Qualifier.PASS) {
                culprit(step.leadsTo())
                        .ifPresent(target ->
                                findings.add(
                                        new SpfFinding.PlusAllInInclude(
                                                SpfPlace.of(tree, step.term()), target)));
            }
        }
    }

    private static Optional<String> culprit(SpfTarget target) {
        if (!(target instanceof SpfTarget.Policy(var tree))) {
            return Optional.empty();
        }
        return on(tree).stream()
                .map(finding ->
                        finding instanceof SpfFinding.PlusAllInInclude(_, var deeper)
                                ? deeper
                                : finding.at().domain().toString())
                .findFirst();
    }
}

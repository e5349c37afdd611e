package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.spf.Mechanism.DualCidr;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The addresses that terms allow, as the DNS has them now, where they do not depend on the client.
///
/// @param dns whom to ask
record Addresses(Dns dns) {
    /// More fit into no record.
    private static final int MOST = 200;

    /// @param networks which
    /// @param hosts the names they belong to, those at the end of a CNAME included
    record Known(List<Network> networks, List<DomainName> hosts) {
        Known {
            networks = List.copyOf(networks);
            hosts = List.copyOf(hosts);
        }
    }

    /// Those of an `a` or `mx`; empty for other terms, where something could not be looked up,
    /// where nothing is there, and where there are more mail hosts than receivers look at.
    Optional<Known> of(Term term, DomainName current) {
        return switch (term) {
            case Directive(_, Mechanism.A(var target, var cidr), _, _) ->
                    name(target, current).flatMap(name -> of(List.of(name), cidr));
            case Directive(_, Mechanism.Mx(var target, var cidr), _, _) ->
                    name(target, current).flatMap(name -> mx(name, cidr));
            case Directive _, Modifier _, Unreadable _ -> Optional.empty();
        };
    }

    private static Optional<DomainName> name(DomainSpec target, DomainName current) {
        return !target.hasMacros()
                        && target.name(current) instanceof Parsed.Valid<DomainName>(var name, _)
                ? Optional.of(name)
                : Optional.empty();
    }

    private Optional<Known> mx(DomainName name, DualCidr cidr) {
        if (!(dns.ask(name, RrType.MX) instanceof Answer.Found found)) {
            return Optional.empty();
        }
        var hosts =
                found.all(Rdata.Exchange.class).stream()
                        .map(Rdata.Exchange::host)
                        .filter(host -> !host.isRoot())
                        .distinct()
                        .toList();
        return hosts.size() > SpfLimits.MAIL_HOSTS ? Optional.empty() : of(hosts, cidr);
    }

    private Optional<Known> of(List<DomainName> names, DualCidr cidr) {
        var questions =
                names.stream()
                        .flatMap(name ->
                                List.of(RrType.A, RrType.AAAA).stream()
                                        .map(type -> new Question(name, type)))
                        .toList();
        var networks = new ArrayList<Network>();
        var hosts = new ArrayList<>(names);
        var answers = dns.askAll(questions);
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) instanceof Answer.Unavailable) {
                return Optional.empty();
            }
            int prefix = questions.get(i).type() == RrType.A ? cidr.ip4() : cidr.ip6();
            hosts.addAll(answers.get(i).aliases());
            networks.addAll(Network.in(answers.get(i), prefix));
        }
        return networks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Known(widest(networks), hosts));
    }

    /// All that a record lets pass, if that can be said: nothing in it depends on the client or
    /// could not be looked up, and no term but the last refuses anybody.
    Optional<List<Network>> of(SpfTree tree) {
        var networks = new ArrayList<Network>();
        return collect(tree, networks) ? Optional.of(widest(networks)) : Optional.empty();
    }

    private boolean collect(SpfTree tree, List<Network> networks) {
        if (tree.record().isPermerror()) {
            return false;
        }
        for (var directive : tree.record().reached()) {
            if (directive.mechanism() instanceof Mechanism.All) {
                return directive.qualifier() != Qualifier.PASS;
            }
            if (directive.qualifier() != Qualifier.PASS
                    || networks.size() > MOST
                    || !collect(directive, tree.leadsTo(directive), tree, networks)) {
                return false;
            }
        }
        return tree.redirects().size() == 1
                ? tree.record().effectiveRedirect().isEmpty()
                : collect(tree.redirects().get(1), networks);
    }

    private boolean collect(
            Directive directive, SpfTarget leadsTo, SpfTree tree, List<Network> networks) {
        return switch (directive.mechanism()) {
            case Mechanism.Ip4(var network) -> networks.add(network);
            case Mechanism.Ip6(var network) -> networks.add(network);
            case Mechanism.Include _ ->
                    leadsTo instanceof SpfTarget.Policy(var below) && collect(below, networks);
            case Mechanism.A _, Mechanism.Mx _ ->
                    of(directive, tree.domain())
                            .map(known -> networks.addAll(known.networks()))
                            .orElse(false);
            case Mechanism.All _, Mechanism.Ptr _, Mechanism.Exists _ -> false;
        };
    }

    /// Those that are not part of another one, each once.
    private static List<Network> widest(List<Network> networks) {
        var distinct = networks.stream().distinct().toList();
        return distinct.stream()
                .filter(network ->
                        distinct.stream()
                                .noneMatch(other ->
                                        network.isWithin(other) && !other.isWithin(network)))
                .toList();
    }

    /// The terms that name them.
    ///
    /// @param sign the qualifier
    static List<String> terms(String sign, List<Network> networks) {
        return networks.stream()
                .map(network ->
                        sign
                                + switch (network.version()) {
                                    case IP4 -> "ip4:";
                                    case IP6 -> "ip6:";
                                }
                                + network)
                .distinct()
                .toList();
    }
}

package dev.dmarcdesk.spf;

import dev.dmarcdesk.spf.Unreadable.Problem;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What one record shows by itself.
final class RecordRules {
    /// Of one kind in one record; a record of junk needs no thousand findings.
    private static final int MOST = 5;

    /// Record and name together (RFC 7208 §3.4).
    private static final int SHORT_ENOUGH = 450;

    private static final Set<String> MECHANISMS =
            Set.of("all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists");

    private static final List<Network> PRIVATE =
            Stream.of(
                            "10.0.0.0/8",
                            "172.16.0.0/12",
                            "192.168.0.0/16",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "100.64.0.0/10",
                            "fc00::/7",
                            "fe80::/10",
                            "::1")
                    .map(RecordRules::network)
                    .toList();

    private RecordRules() {}

    /// What makes the record a permerror (§4.6).
    static List<SpfFinding> broken(SpfTree tree) {
        var record = tree.record();
        var findings = new ArrayList<SpfFinding>();
        var unreadable = record.all(Unreadable.class);
        for (var problem : Problem.values()) {
            unreadable.stream()
                    .filter(term -> term.problem() == problem)
                    .limit(MOST)
                    .forEach(term -> findings.add(unreadable(tree, term)));
        }
        record.repeated().stream()
                .limit(MOST)
                .forEach(term ->
                        findings.add(
                                new SpfFinding.DuplicateModifier(
                                        SpfPlace.of(tree, term),
                                        term instanceof Modifier.Redirect ? "redirect" : "exp")));
        Split.in(tree.published())
                .forEach(split ->
                        findings.add(
                                new SpfFinding.SplitWithoutSpace(
                                        new SpfPlace(tree.domain(), record.text(), split.at()),
                                        split.before(),
                                        split.after())));
        return findings;
    }

    private static SpfFinding unreadable(SpfTree tree, Unreadable term) {
        var at = new SpfPlace(tree.domain(), tree.record().text(), term.defect().at());
        return switch (term.problem()) {
            case UNKNOWN_MECHANISM -> new SpfFinding.UnknownMechanism(at, at.term());
            case MACRO -> new SpfFinding.MacroInvalid(at, term.defect().expected());
            case SYNTAX -> new SpfFinding.Syntax(at, term.defect().expected(), term.text());
        };
    }

    /// What is allowed and better done otherwise.
    static List<SpfFinding> style(SpfTree tree) {
        var record = tree.record();
        var findings = new ArrayList<SpfFinding>();
        record.all(Modifier.Unknown.class).stream()
                .limit(MOST)
                .forEach(term ->
                        findings.add(
                                new SpfFinding.UnknownModifier(
                                        SpfPlace.of(tree, term),
                                        term.name(),
                                        MECHANISMS.contains(term.name()))));
        record.reached().stream()
                .filter(directive -> directive.mechanism() instanceof Mechanism.Ptr)
                .limit(1)
                .forEach(ptr -> findings.add(new SpfFinding.Ptr(SpfPlace.of(tree, ptr))));
        afterAll(tree, findings);
        privateAddresses(tree, findings);
        if (isLong(tree)) {
            findings.add(new SpfFinding.LongRecord(SpfPlace.of(tree), octets(tree)));
        }
        return findings;
    }

    /// Whether the record may not fit into one answer (§3.4).
    static boolean isLong(SpfTree tree) {
        return octets(tree) > SHORT_ENOUGH;
    }

    private static int octets(SpfTree tree) {
        return tree.record().text().length() + tree.domain().toString().length();
    }

    private static void afterAll(SpfTree tree, List<SpfFinding> findings) {
        var unreached = tree.record().unreached();
        if (!unreached.isEmpty()) {
            findings.add(
                    new SpfFinding.TermsAfterAll(
                            SpfPlace.of(tree, unreached.getFirst()), texts(unreached)));
        }
        if (tree.record().terminal().isPresent()) {
            tree.record().all(Modifier.Redirect.class).stream()
                    .limit(1)
                    .forEach(redirect ->
                            findings.add(
                                    new SpfFinding.RedirectIgnored(SpfPlace.of(tree, redirect))));
        }
    }

    private static void privateAddresses(SpfTree tree, List<SpfFinding> findings) {
        var terms = tree.record().reached().stream().filter(RecordRules::isPrivate).toList();
        if (!terms.isEmpty()) {
            findings.add(
                    new SpfFinding.PrivateAddresses(
                            SpfPlace.of(tree, terms.getFirst()), texts(terms)));
        }
    }

    private static boolean isPrivate(Directive directive) {
        return switch (directive.mechanism()) {
            case Mechanism.Ip4(var network) -> PRIVATE.stream().anyMatch(network::isWithin);
            case Mechanism.Ip6(var network) -> PRIVATE.stream().anyMatch(network::isWithin);
            case Mechanism.All _,
                    Mechanism.Include _,
                    Mechanism.A _,
                    Mechanism.Mx _,
                    Mechanism.Ptr _,
                    Mechanism.Exists _ ->
                    false;
        };
    }

    /// The texts of terms, as many as anybody reads.
    static List<String> texts(List<? extends Term> terms) {
        return terms.stream().map(Term::text).limit(MOST).toList();
    }

    private static Network network(String text) {
        return (text.contains(":") ? NetworkParser.ip6(text) : NetworkParser.ip4(text))
                        instanceof Parsed.Valid<Network>(var network, _)
                ? network
                : new Network(Network.Version.IP4, 0, 0, Network.Version.IP4.bits());
    }
}

package dev.dmarcdesk.spf;

import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Terms that allow nobody who is not allowed by another one, whatever the client.
final class UselessTerms {
    private UselessTerms() {}

    /// Those among the terms of the own records.
    static List<Proposal> among(List<Spend> spends) {
        var seen = new HashSet<String>();
        return spends.stream()
                .flatMap(spend -> reason(spend, !seen.add(key(spend))).stream())
                .toList();
    }

    /// @param twice whether the same stands before it
    private static Optional<Proposal> reason(Spend spend, boolean twice) {
        if (!(spend.step().term() instanceof Directive directive)) {
            return Optional.empty();
        }
        if (directive.mechanism() instanceof Mechanism.Ptr) {
            return removing(
                    spend,
                    "not to be used",
                    Sentence.of(
                            "The standard says not to use it, and some receivers skip it, so no sender can rely on it."));
        }
        return switch (spend.step().leadsTo()) {
            case SpfTarget.NoPolicy _ ->
                    removing(
                            spend,
                            "no SPF record there",
                            Sentence.of(
                                    "There is no SPF record at %s: it allows nobody, and what comes after it gets permerror.",
                                    spend.step().target()));
            case SpfTarget.SeveralPolicies _ ->
                    removing(
                            spend,
                            "broken",
                            Sentence.of(
                                    "%s has several SPF records, which is a permerror: it allows nobody.",
                                    spend.step().target()));
            case SpfTarget.Loop _ ->
                    removing(
                            spend,
                            "comes back to itself",
                            Sentence.of("It comes back to itself, which is a permerror."));
            case SpfTarget.Nothing _ ->
                    removing(
                            spend,
                            "finds nothing",
                            Sentence.of("Nothing is found there, so it allows nobody."));
            case SpfTarget.Policy(var tree) when !OpenRules.on(tree).isEmpty() && !twice ->
                    Optional.empty();
            case SpfTarget.Policy _,
                    SpfTarget.Addresses _,
                    SpfTarget.MailHosts _,
                    SpfTarget.Unavailable _,
                    SpfTarget.PerClient _,
                    SpfTarget.NotFollowed _ ->
                    twice
                            ? removing(
                                    spend,
                                    "stands twice",
                                    Sentence.of(
                                            "It stands there twice; the repetition counts again and allows nobody more."))
                            : Optional.empty();
        };
    }

    private static Optional<Proposal> removing(Spend spend, String why, Sentence because) {
        return Optional.of(
                Proposal.removing(
                        Way.USELESS,
                        spend,
                        Sentence.of("remove: %s", new Inline.Plain(why)),
                        Sentence.of("Remove %s.", spend.text()).and(because)));
    }

    /// Equal for two terms of one record that match the same clients in the same way.
    private static String key(Spend spend) {
        String term =
                spend.step().term() instanceof Directive(var sign, var mechanism, _, _)
                        ? sign + kind(mechanism)
                        : spend.text();
        return (spend.in().domain() + " " + term + " " + spend.step().target())
                .toLowerCase(Locale.ROOT);
    }

    private static String kind(Mechanism mechanism) {
        return switch (mechanism) {
            case Mechanism.A(_, var cidr) -> "a" + cidr;
            case Mechanism.Mx(_, var cidr) -> "mx" + cidr;
            case Mechanism.Include _ -> "include";
            case Mechanism.Exists _ -> "exists";
            case Mechanism.Ptr _ -> "ptr";
            case Mechanism.All _ -> "all";
            case Mechanism.Ip4(var network) -> network.toString();
            case Mechanism.Ip6(var network) -> network.toString();
        };
    }
}

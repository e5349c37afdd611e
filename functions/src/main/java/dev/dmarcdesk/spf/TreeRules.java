package dev.dmarcdesk.spf;

import dev.dmarcdesk.spf.SpfTree.Visit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// What the terms that look up lead to.
final class TreeRules {
    private static final int MOST = 10;

    private TreeRules() {}

    static List<SpfFinding> on(SpfTree tree) {
        var findings = new ArrayList<SpfFinding>();
        var perClient = new ArrayList<Visit>();
        var included = new HashSet<String>();
        for (var visit : tree.inOrder()) {
            at(visit, findings);
            if (visit.step().leadsTo() instanceof SpfTarget.PerClient && !isPtr(visit)) {
                perClient.add(visit);
            }
            if (visit.step().leadsTo() instanceof SpfTarget.Addresses(boolean ipv6Only)
                    && ipv6Only
                    && SpfRules.isOwn(visit.in().domain(), tree)) {
                findings.add(new SpfFinding.Ipv6Only(place(visit), visit.step().target()));
            }
            if (isInclude(visit) && !included.add(visit.step().target())) {
                findings.add(
                        new SpfFinding.DuplicateInclude(
                                place(visit), visit.step().target(), visit.step().lookups()));
            }
        }
        if (!perClient.isEmpty()) {
            findings.add(
                    new SpfFinding.Macro(
                            place(perClient.getFirst()),
                            RecordRules.texts(
                                    perClient.stream()
                                            .map(visit -> visit.step().term())
                                            .toList())));
        }
        return findings.stream().distinct().limit(MOST * (long) MOST).toList();
    }

    private static void at(Visit visit, List<SpfFinding> findings) {
        var at = place(visit);
        String target = visit.step().target();
        boolean redirect = visit.step().term() instanceof Modifier.Redirect;
        switch (visit.step().leadsTo()) {
            case SpfTarget.NoPolicy(var why) ->
                    findings.add(
                            redirect
                                    ? new SpfFinding.RedirectNone(at, target, why)
                                    : new SpfFinding.IncludeNone(at, target, why));
            case SpfTarget.SeveralPolicies(int count) ->
                    findings.add(new SpfFinding.IncludeMultiple(at, target, count));
            case SpfTarget.Loop _ -> findings.add(new SpfFinding.Loop(at, target));
            case SpfTarget.MailHosts(int hosts) -> {
                if (hosts > SpfLimits.MAIL_HOSTS) {
                    findings.add(new SpfFinding.MxOverTen(at, target, hosts));
                }
            }
            case SpfTarget.Unavailable(var answer) ->
                    findings.add(
                            redirect || isInclude(visit)
                                    ? new SpfFinding.IncludeTemperror(at, target, answer)
                                    : new SpfFinding.HostTemperror(at, target, answer));
            case SpfTarget.Policy _,
                    SpfTarget.Addresses _,
                    SpfTarget.Nothing _,
                    SpfTarget.PerClient _,
                    SpfTarget.NotFollowed _ -> {}
        }
    }

    private static SpfPlace place(Visit visit) {
        return SpfPlace.of(visit.in(), visit.step().term());
    }

    private static boolean isInclude(Visit visit) {
        return visit.step().term() instanceof Directive(_, Mechanism.Include _, _, _);
    }

    private static boolean isPtr(Visit visit) {
        return visit.step().term() instanceof Directive(_, Mechanism.Ptr _, _, _);
    }
}

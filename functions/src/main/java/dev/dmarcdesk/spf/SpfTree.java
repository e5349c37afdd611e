package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A record with all that its terms lead to: the worst case, in which no client is matched before
/// the end (RFC 7208 §4.6.4).
///
/// @param domain whose record it is
/// @param published the record's strings
/// @param record the record
/// @param steps its terms that look up and are reached, in the order of evaluation
/// @param unlisted how many more such terms there are, when the tree is too large to be listed
public record SpfTree(
        DomainName domain,
        Rdata.Text published,
        SpfRecord record,
        List<SpfStep> steps,
        int unlisted) {
    public SpfTree {
        steps = List.copyOf(steps);
    }

    /// The terms of a record that look up and are reached, in the order of evaluation.
    static List<Term> lookingUp(SpfRecord record) {
        var terms = new ArrayList<Term>();
        record.reached().stream()
                .filter(directive -> directive.mechanism().looksUp())
                .forEach(terms::add);
        record.effectiveRedirect().ifPresent(terms::add);
        return terms;
    }

    /// How many terms that look up an evaluation comes to, counted past the limit.
    public int lookups() {
        return unlisted + steps.stream().mapToInt(SpfStep::lookups).sum();
    }

    /// How many lookups come back void, counted past the limit.
    public int voids() {
        return steps.stream().mapToInt(SpfStep::voids).sum();
    }

    /// Whether parts of the tree were left out, so that its numbers are "at least".
    public boolean isBounded() {
        return unlisted > 0
                || inOrder().stream()
                        .anyMatch(visit -> visit.step().leadsTo() instanceof SpfTarget.NotFollowed);
    }

    /// What happens to clients that nothing matched: the qualifier of `all`, after redirects; empty
    /// when there is none or it can not be known.
    public Optional<Qualifier> all() {
        return terminal().map(place -> place.directive().qualifier());
    }

    /// The `all` that ends the evaluation, in this record or where it redirects to.
    Optional<Terminal> terminal() {
        var last = last();
        return last.record.terminal().map(all -> new Terminal(last, all));
    }

    /// The record that decides about everybody else: this one, or the one at the end of its
    /// redirects.
    SpfTree last() {
        var chain = redirects();
        return chain.getLast();
    }

    /// This record and those it redirects to, in order.
    List<SpfTree> redirects() {
        var chain = new ArrayList<SpfTree>();
        Optional<SpfTree> next = Optional.of(this);
        while (next.isPresent()) {
            chain.add(next.get());
            next = next.get().redirected();
        }
        return chain;
    }

    private Optional<SpfTree> redirected() {
        for (var step : steps) {
            if (step.term() instanceof Modifier.Redirect
                    && step.leadsTo() instanceof SpfTarget.Policy(var tree)) {
                return Optional.of(tree);
            }
        }
        return Optional.empty();
    }

    /// Every step below this record in the order of evaluation.
    public List<Visit> inOrder() {
        var visits = new ArrayList<Visit>();
        visit(visits);
        return visits;
    }

    private void visit(List<Visit> visits) {
        for (var step : steps) {
            visits.add(new Visit(this, step));
            if (step.leadsTo() instanceof SpfTarget.Policy(var tree)) {
                tree.visit(visits);
            }
        }
    }

    /// This record and every one below it, in the order of evaluation.
    public List<SpfTree> records() {
        var records = new ArrayList<SpfTree>();
        records.add(this);
        for (var visit : inOrder()) {
            if (visit.step().leadsTo() instanceof SpfTarget.Policy(var tree)) {
                records.add(tree);
            }
        }
        return records;
    }

    /// The steps by the place of their terms in the record.
    Map<Range, SpfStep> byPlace() {
        return steps.stream().collect(Collectors.toMap(step -> step.term().at(), step -> step));
    }

    /// What one of its directives leads to; nothing that was followed for those that do not look
    /// up.
    SpfTarget leadsTo(Directive directive) {
        return steps.stream()
                .filter(step -> step.term().at().equals(directive.at()))
                .map(SpfStep::leadsTo)
                .findFirst()
                .orElse(new SpfTarget.NotFollowed());
    }

    /// Whether some client could pass.
    public boolean canPass() {
        var places = byPlace();
        return record.reached().stream()
                        .filter(directive -> directive.qualifier() == Qualifier.PASS)
                        .map(directive -> places.get(directive.at()))
                        .anyMatch(step -> step == null || canPass(step.leadsTo()))
                || redirected().map(SpfTree::canPass).orElse(false);
    }

    private static boolean canPass(SpfTarget target) {
        return switch (target) {
            case SpfTarget.Policy(var tree) -> tree.canPass();
            case SpfTarget.NoPolicy _,
                    SpfTarget.SeveralPolicies _,
                    SpfTarget.Loop _,
                    SpfTarget.Nothing _ ->
                    false;
            case SpfTarget.MailHosts(int count) -> count > 0;
            case SpfTarget.Addresses _,
                    SpfTarget.Unavailable _,
                    SpfTarget.PerClient _,
                    SpfTarget.NotFollowed _ ->
                    true;
        };
    }

    /// A step and the record it belongs to.
    public record Visit(SpfTree in, SpfStep step) {}

    /// An `all` and the record it stands in.
    record Terminal(SpfTree in, Directive directive) {}
}

package dev.dmarcdesk.watch;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.watch.Aspect.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/// What changes of SPF records, the domain's own and those it leads to, do to its mail: each by its
/// cause. A record that only came or went with the term that leads to it is none.
final class SpfChanges {
    /// RFC 7208 §4.6.4.
    static final int MOST_LOOKUPS = 10;

    private final DomainName domain;
    private final Snapshot before;
    private final Snapshot after;
    private final SortedSet<Aspect> aspects;
    private final Senders senders;
    private final SpfPast was;
    private final SpfPast is;
    private final List<ChangeFinding> findings = new ArrayList<>();
    private final List<DomainName> causes = new ArrayList<>();

    SpfChanges(
            DomainName domain,
            Snapshot before,
            Snapshot after,
            SortedSet<Aspect> aspects,
            Senders senders) {
        this.domain = domain;
        this.before = before;
        this.after = after;
        this.aspects = aspects;
        this.senders = senders;
        this.was = new SpfPast(before);
        this.is = new SpfPast(after);
    }

    List<ChangeFinding> findings() {
        own();
        includes();
        budget();
        return findings;
    }

    private void own() {
        var aspect = new Aspect(Kind.SPF, domain);
        if (!aspects.contains(aspect)) {
            return;
        }
        var shift = Shift.of(aspect, before, after);
        if (shift.before().isEmpty() || shift.isRemoval()) {
            findings.add(
                    shift.isRemoval()
                            ? new ChangeFinding.RecordRemoved(domain, shift)
                            : new ChangeFinding.RecordAdded(domain, shift));
            return;
        }
        grown(domain);
        if (was.record(domain).isEmpty() || is.record(domain).isEmpty()) {
            findings.add(new ChangeFinding.RecordChanged(domain, shift));
            return;
        }
        boolean all = all(shift);
        var change = terms(domain);
        if (!change.isNone()) {
            findings.add(new ChangeFinding.SendersChanged(domain, change, shift));
        } else if (!all) {
            findings.add(new ChangeFinding.RecordChanged(domain, shift));
        }
    }

    /// What is said of all others, wherever that is written down.
    private boolean all(Shift shift) {
        String then = was.all(domain);
        String now = is.all(domain);
        boolean changed =
                !then.equals(now)
                        && was.record(domain).isPresent()
                        && is.record(domain).isPresent();
        if (changed) {
            findings.add(new ChangeFinding.SpfAllChanged(domain, then, now, shift));
        }
        return changed;
    }

    private void includes() {
        Set<DomainName> then = was.tree(domain);
        Set<DomainName> now = is.tree(domain);
        for (Aspect aspect : aspects) {
            boolean stays = then.contains(aspect.name()) && now.contains(aspect.name());
            if (aspect.kind() == Kind.INCLUDED_SPF && stays) {
                include(aspect);
            }
        }
    }

    private void include(Aspect aspect) {
        var shift = Shift.of(aspect, before, after);
        var name = aspect.name();
        if (!aspects.contains(new Aspect(Kind.SPF, domain))) {
            all(shift);
        }
        findings.add(
                new ChangeFinding.IncludeChanged(
                        domain,
                        name,
                        SpfPast.service("include:" + name, senders).orElse(""),
                        1 + was.lookups(name),
                        1 + is.lookups(name),
                        terms(name),
                        shift));
        grown(name);
    }

    private void grown(DomainName name) {
        if (is.lookups(name) > was.lookups(name)) {
            causes.add(name);
        }
    }

    /// A record that no receiver can use has no terms to compare.
    private TermChange terms(DomainName name) {
        if (was.record(name).isEmpty() || is.record(name).isEmpty()) {
            return TermChange.NONE;
        }
        var then = was.terms(name);
        var now = is.terms(name);
        var added = now.stream().filter(term -> !then.contains(term)).toList();
        var dropped = then.stream().filter(term -> !now.contains(term)).toList();
        var gained = services(added);
        var lost = services(dropped);
        var kept = services(List.copyOf(now));
        var had = services(List.copyOf(then));
        return new TermChange(
                added,
                dropped,
                gained.stream().filter(service -> !had.contains(service)).toList(),
                lost.stream().filter(service -> !kept.contains(service)).toList());
    }

    private List<String> services(List<String> terms) {
        return terms.stream()
                .map(term -> SpfPast.service(term, senders))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private void budget() {
        int then = before.standing().spfLookups();
        int now = after.standing().spfLookups();
        if (now > MOST_LOOKUPS && then <= MOST_LOOKUPS) {
            findings.add(
                    new ChangeFinding.BudgetExceeded(
                            domain, then, now, causes, services(is.beyond(domain, MOST_LOOKUPS))));
        }
    }
}

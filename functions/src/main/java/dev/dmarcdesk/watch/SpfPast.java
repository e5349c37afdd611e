package dev.dmarcdesk.watch;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.spf.Directive;
import dev.dmarcdesk.spf.DomainSpec;
import dev.dmarcdesk.spf.Mechanism;
import dev.dmarcdesk.spf.Modifier;
import dev.dmarcdesk.spf.SpfParser;
import dev.dmarcdesk.spf.SpfRecord;
import dev.dmarcdesk.spf.Term;
import dev.dmarcdesk.spf.Unreadable;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.watch.Aspect.Kind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The SPF records of a snapshot: what they say, where they lead and what that costs.
///
/// @param snapshot what was seen
record SpfPast(Snapshot snapshot) {
    /// A tree with more is over every limit.
    private static final int MOST_STEPS = 400;

    /// The record published under a name; none where there are several, or none can be read.
    Optional<SpfRecord> record(DomainName name) {
        for (Kind kind : List.of(Kind.SPF, Kind.INCLUDED_SPF)) {
            var records =
                    Shift.records(new Aspect(kind, name), snapshot).stream()
                            .filter(SpfParser::isRecord)
                            .toList();
            if (records.size() == 1
                    && SpfParser.parse(records.getFirst())
                            instanceof Parsed.Valid<SpfRecord>(var record, _)) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }

    /// What happens to servers that no term names, redirects followed; empty when nothing is said.
    String all(DomainName domain) {
        var seen = new HashSet<DomainName>();
        var name = domain;
        while (seen.add(name)) {
            var record = record(name);
            var terminal = record.flatMap(SpfRecord::terminal);
            if (terminal.isPresent()) {
                return terminal.get().qualifier().result();
            }
            var next = record.flatMap(SpfRecord::effectiveRedirect);
            if (next.isEmpty()
                    || !(target(next.get(), name) instanceof Parsed.Valid<DomainName>(var to, _))) {
                return "";
            }
            name = to;
        }
        return "";
    }

    /// The terms of a record in one spelling, but for `all`, in their order.
    Set<String> terms(DomainName name) {
        var terms = new LinkedHashSet<String>();
        record(name)
                .ifPresent(record ->
                        record.terms().stream()
                                .filter(term -> !isAll(term))
                                .map(SpfPast::spelt)
                                .forEach(terms::add));
        return terms;
    }

    private static boolean isAll(Term term) {
        return term instanceof Directive directive
                && directive.mechanism() instanceof Mechanism.All;
    }

    private static String spelt(Term term) {
        String text = term.text().toLowerCase(Locale.ROOT);
        return text.startsWith("+") ? text.substring(1) : text;
    }

    /// How often evaluating a record asks the DNS (RFC 7208 §4.6.4).
    int lookups(DomainName name) {
        return lookups(name, new HashSet<>(), new int[] {MOST_STEPS});
    }

    private int lookups(DomainName name, Set<DomainName> path, int[] left) {
        if (!path.add(name)) {
            return 0;
        }
        int count = 0;
        for (Term term : record(name).map(SpfPast::asking).orElse(List.of())) {
            if (left[0]-- <= 0) {
                break;
            }
            count++;
            if (leads(term)
                    && target(term, name) instanceof Parsed.Valid<DomainName>(var next, _)) {
                count += lookups(next, path, left);
            }
        }
        path.remove(name);
        return count;
    }

    /// The terms of a record at which, or after which, more lookups are used than there are.
    List<String> beyond(DomainName name, int most) {
        int count = 0;
        var beyond = new ArrayList<String>();
        for (Term term : record(name).map(SpfPast::asking).orElse(List.of())) {
            count++;
            if (leads(term)
                    && target(term, name) instanceof Parsed.Valid<DomainName>(var next, _)) {
                count += lookups(next);
            }
            if (count > most) {
                beyond.add(spelt(term));
            }
        }
        return beyond;
    }

    private static List<Term> asking(SpfRecord record) {
        var terms = new ArrayList<Term>();
        record.reached().stream()
                .filter(directive -> directive.mechanism().looksUp())
                .forEach(terms::add);
        record.effectiveRedirect().ifPresent(terms::add);
        return terms;
    }

    /// The names whose records a record leads to.
    Set<DomainName> leadsTo(DomainName name) {
        var names = new LinkedHashSet<DomainName>();
        for (Term term : record(name).map(SpfPast::asking).orElse(List.of())) {
            if (leads(term)
                    && target(term, name) instanceof Parsed.Valid<DomainName>(var next, _)) {
                names.add(next);
            }
        }
        return names;
    }

    /// Every name that the tree below a name leads to.
    Set<DomainName> tree(DomainName root) {
        var all = new LinkedHashSet<DomainName>();
        var open = new ArrayList<>(List.of(root));
        while (!open.isEmpty() && all.size() < MOST_STEPS) {
            for (DomainName next : leadsTo(open.removeFirst())) {
                if (all.add(next)) {
                    open.add(next);
                }
            }
        }
        return all;
    }

    private static boolean leads(Term term) {
        return term instanceof Modifier.Redirect
                || (term instanceof Directive directive
                        && directive.mechanism() instanceof Mechanism.Include);
    }

    /// The service that a term names; empty when it names none that is known.
    static Optional<String> service(String text, Senders senders) {
        return SpfParser.parse(SpfRecord.VERSION + " " + text)
                                instanceof Parsed.Valid<SpfRecord>(var record, _)
                        && !record.terms().isEmpty()
                        && host(record.terms().getFirst())
                                instanceof Parsed.Valid<DomainName>(var name, _)
                        && !name.isRoot()
                ? senders.byInclude(name).map(match -> match.sender().shortName())
                : Optional.empty();
    }

    /// The name a term ends with, whatever its macros stand for.
    private static Parsed<DomainName> host(Term term) {
        String text = term.text();
        int macro = text.lastIndexOf('}');
        return macro < 0
                ? target(term, DomainName.ROOT)
                : DomainName.parse(text.substring(macro + 1).replaceFirst("^\\.", ""));
    }

    private static Parsed<DomainName> target(Term term, DomainName current) {
        return switch (term) {
            case Directive directive -> target(directive.mechanism(), current);
            case Modifier.Redirect redirect -> name(redirect.target(), current);
            case Modifier.Explanation _, Modifier.Unknown _, Unreadable _ ->
                    Parsed.invalid("a name", 0, 0);
        };
    }

    private static Parsed<DomainName> target(Mechanism mechanism, DomainName current) {
        return switch (mechanism) {
            case Mechanism.Include(var target) -> name(target, current);
            case Mechanism.A(var target, _) -> name(target, current);
            case Mechanism.Mx(var target, _) -> name(target, current);
            case Mechanism.Ptr(var target) -> name(target, current);
            case Mechanism.Exists(var target) -> name(target, current);
            case Mechanism.All _, Mechanism.Ip4 _, Mechanism.Ip6 _ ->
                    Parsed.invalid("a name", 0, 0);
        };
    }

    private static Parsed<DomainName> name(DomainSpec target, DomainName current) {
        return target.hasMacros() ? Parsed.invalid("a name", 0, 0) : target.name(current);
    }
}

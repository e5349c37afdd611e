package dev.dmarcdesk.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// An SPF record (RFC 7208 §4.6).
///
/// @param text the whole record as published
/// @param terms the words after the version, in the order written, unreadable ones included
public record SpfRecord(String text, List<Term> terms) {
    /// The version section that makes a text an SPF record (§4.5).
    public static final String VERSION = "v=spf1";

    public SpfRecord {
        terms = List.copyOf(terms);
    }

    /// The terms of one kind, in order.
    public <T extends Term> List<T> all(Class<T> kind) {
        var all = new ArrayList<T>();
        for (var term : terms) {
            if (kind.isInstance(term)) {
                all.add(kind.cast(term));
            }
        }
        return all;
    }

    /// The first `all`, which ends the evaluation (§5.1).
    public Optional<Directive> terminal() {
        for (var term : terms) {
            if (term instanceof Directive all && all.mechanism() instanceof Mechanism.All) {
                return Optional.of(all);
            }
        }
        return Optional.empty();
    }

    /// The redirect to follow when nothing matched: none when there is an `all`, wherever it stands
    /// (§5.1, §6.1).
    public Optional<Modifier.Redirect> effectiveRedirect() {
        return terminal().isPresent()
                ? Optional.empty()
                : all(Modifier.Redirect.class).stream().findFirst();
    }

    /// The directives that an evaluation can come to: up to the first `all`.
    public List<Directive> reached() {
        var reached = new ArrayList<Directive>();
        for (var term : terms) {
            if (term instanceof Directive directive) {
                reached.add(directive);
                if (directive.mechanism() instanceof Mechanism.All) {
                    break;
                }
            }
        }
        return reached;
    }

    /// The directives after the first `all`: no client ever comes there.
    public List<Directive> unreached() {
        var directives = all(Directive.class);
        return directives.subList(reached().size(), directives.size());
    }

    /// Modifiers that may stand only once and stand again: a permerror (§6).
    public List<Modifier> repeated() {
        var repeated = new ArrayList<Modifier>();
        repeated.addAll(afterFirst(all(Modifier.Redirect.class)));
        repeated.addAll(afterFirst(all(Modifier.Explanation.class)));
        return repeated;
    }

    private static <T> List<T> afterFirst(List<T> all) {
        return all.subList(Math.min(1, all.size()), all.size());
    }

    /// Whether evaluators answer permerror before they ask the DNS for anything (§4.6).
    public boolean isPermerror() {
        return !all(Unreadable.class).isEmpty() || !repeated().isEmpty();
    }

    /// The record with one blank between its terms.
    @Override
    public String toString() {
        return VERSION
                + terms.stream().map(term -> " " + term.text()).collect(Collectors.joining());
    }
}

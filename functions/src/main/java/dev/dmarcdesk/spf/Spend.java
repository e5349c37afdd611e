package dev.dmarcdesk.spf;

import dev.dmarcdesk.sender.Senders;

import java.util.ArrayList;
import java.util.List;

/// A term of an own record that looks up.
///
/// @param in the record
/// @param step the term and what it leads to
/// @param service whose servers it allows
record Spend(SpfTree in, SpfStep step, Service service) {
    /// Those of all own records, in their order.
    static List<Spend> in(SpfDraft draft, Senders senders) {
        var spends = new ArrayList<Spend>();
        for (var part : draft.own()) {
            for (var step : part.steps()) {
                spends.add(new Spend(part, step, Service.of(step, draft.domain(), senders)));
            }
        }
        return spends;
    }

    /// Whether it is an `include` that lets pass.
    boolean isInclude() {
        return step.term() instanceof Directive(var qualifier, Mechanism.Include _, _, _)
                && qualifier == Qualifier.PASS;
    }

    /// The sign before the term's replacements.
    String sign() {
        return step.term() instanceof Directive directive && directive.qualifier() != Qualifier.PASS
                ? directive.qualifier().sign()
                : "";
    }

    /// The term as written.
    String text() {
        return step.term().text();
    }

    /// Whether a term asks the DNS.
    static boolean looksUp(String term) {
        return TermParser.parse(term, 0) instanceof Directive directive
                && directive.mechanism().looksUp();
    }
}

package dev.dmarcdesk.spf;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The owner's records with some terms changed, before anything is published: what they will cost
/// is counted by the engine, over the DNS as it will be.
///
/// @param domain whose budget it is
/// @param dns as it is
/// @param mends the records that differ from those published
/// @param tree what comes of it
record SpfDraft(DomainName domain, Dns dns, List<Mend> mends, SpfTree tree) {
    SpfDraft {
        mends = List.copyOf(mends);
    }

    /// One term of an own record replaced by others, or left out.
    ///
    /// @param in whose record
    /// @param term as written
    /// @param last whether the last of several such terms is meant
    /// @param by the terms that take its place, mostly none
    record Change(DomainName in, String term, boolean last, List<String> by) {
        Change {
            by = List.copyOf(by);
        }

        /// The terms afterwards; what is there already is not written again.
        private List<String> in(List<String> terms) {
            int at = last ? terms.lastIndexOf(term) : terms.indexOf(term);
            if (at < 0) {
                return terms;
            }
            var changed = new ArrayList<>(terms);
            changed.remove(at);
            var fresh = by.stream().distinct().filter(text -> !terms.contains(text)).toList();
            changed.addAll(at, fresh);
            return changed;
        }
    }

    /// The records as they are, or as a repair leaves them.
    static SpfDraft of(SpfTree published, List<Mend> mends, Dns dns) {
        return new SpfDraft(published.domain(), dns, List.of(), published).with(mends);
    }

    /// The same after one change; itself when there is no such term.
    SpfDraft after(Change change) {
        return tree.records().stream()
                .filter(part -> part.domain().equals(change.in()))
                .findFirst()
                .map(part -> after(change, part))
                .orElse(this);
    }

    private SpfDraft after(Change change, SpfTree part) {
        var terms = change.in(part.record().terms().stream().map(Term::text).toList());
        String text = String.join(" ", joined(terms));
        if (text.equals(part.record().toString())) {
            return this;
        }
        var byName = new TreeMap<DomainName, Mend>();
        mends.forEach(mend -> byName.put(mend.name(), mend));
        var old =
                byName.containsKey(part.domain())
                        ? byName.get(part.domain()).old()
                        : List.of(part.published().joined());
        byName.put(part.domain(), new Mend(part.domain(), old, text, false));
        return with(List.copyOf(byName.values()));
    }

    private static List<String> joined(List<String> terms) {
        var words = new ArrayList<>(List.of(SpfRecord.VERSION));
        words.addAll(terms);
        return words;
    }

    private SpfDraft with(List<Mend> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        var published =
                changed.stream()
                        .filter(mend -> mend.name().equals(domain))
                        .map(mend -> Rdata.Text.of(mend.repaired()))
                        .findFirst()
                        .orElse(tree.published());
        var built = SpfTreeBuilder.build(domain, published, new MendedDns(dns, changed));
        return new SpfDraft(domain, dns, changed, built);
    }

    /// The DNS once it is published.
    Dns published() {
        return mends.isEmpty() ? dns : new MendedDns(dns, mends);
    }

    /// Whether it keeps to both limits.
    boolean isWithinLimits() {
        return tree.lookups() <= SpfLimits.LOOKUPS && tree.voids() <= SpfLimits.VOIDS;
    }

    /// What to publish; the domain's own record last, because it is what the others prepare.
    List<RecordEdit> edits() {
        var edits = new ArrayList<RecordEdit>();
        mends.stream()
                .filter(mend -> !mend.name().equals(domain))
                .forEach(mend -> edits.addAll(mend.edits()));
        mends.stream()
                .filter(mend -> mend.name().equals(domain))
                .forEach(mend -> edits.addAll(mend.edits()));
        return edits;
    }

    /// The records of the owner's that can be edited: those at or below the domain, where they
    /// stand themselves and no CNAME leads elsewhere. Each once.
    List<SpfTree> own() {
        var own = new TreeMap<DomainName, SpfTree>();
        for (var part : tree.records()) {
            if (part.domain().isWithin(domain)
                    && dns.ask(part.domain(), RrType.TXT).aliases().isEmpty()) {
                own.putIfAbsent(part.domain(), part);
            }
        }
        return tree.records().stream()
                .map(SpfTree::domain)
                .distinct()
                .filter(own::containsKey)
                .map(own::get)
                .toList();
    }

    /// Whether some part could not be counted: could not be looked up, or was left out. What
    /// depends on the client is counted as far as it is written.
    boolean isUnknown() {
        return tree.isBounded()
                || tree.inOrder().stream()
                        .anyMatch(visit -> visit.step().leadsTo() instanceof SpfTarget.Unavailable);
    }
}

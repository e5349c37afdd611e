package dev.dmarcdesk.spf;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.sender.Senders;

import java.util.List;

/// The record without the includes that are probably not needed. Nothing is proposed where another
/// fix changes the record anyway: whoever follows one fix must not undo another.
///
/// @param edits the new record; none where there is nothing to propose
/// @param terms what is gone from it
record WithoutUnused(List<RecordEdit> edits, List<String> terms) {
    private static final WithoutUnused NONE = new WithoutUnused(List.of(), List.of());

    WithoutUnused {
        edits = List.copyOf(edits);
        terms = List.copyOf(terms);
    }

    /// @param repair what is proposed for the record anyway
    static WithoutUnused of(SpfView view, SpfRepair repair, Dns dns, Senders senders) {
        var facts = view.facts();
        boolean isOthers =
                !repair.edits().isEmpty()
                        || !facts.owner().equals(facts.domain())
                        || view.findings().stream()
                                .anyMatch(finding ->
                                        finding instanceof SpfFinding.TooManyLookups
                                                || finding instanceof SpfFinding.TooManyVoids);
        var terms = terms(view.findings(), facts.domain());
        if (isOthers || terms.isEmpty()) {
            return NONE;
        }
        return facts.tree().stream()
                .map(tree ->
                        new Mend(
                                facts.domain(),
                                List.of(tree.record().text()),
                                without(tree.record(), terms),
                                false))
                .filter(mend -> isAsGood(view, mend, dns, senders))
                .map(mend ->
                        new WithoutUnused(
                                List.of(
                                        RecordEdit.replacing(
                                                RrType.TXT,
                                                mend.name(),
                                                mend.old().getFirst(),
                                                mend.repaired())),
                                terms))
                .findFirst()
                .orElse(NONE);
    }

    private static List<String> terms(List<SpfFinding> findings, DomainName domain) {
        return findings.stream()
                .filter(SpfFinding.UnusedInclude.class::isInstance)
                .map(SpfFinding.UnusedInclude.class::cast)
                .filter(unused -> !unused.depends() && unused.at().domain().equals(domain))
                .map(unused -> unused.at().term())
                .distinct()
                .toList();
    }

    private static String without(SpfRecord record, List<String> terms) {
        var left = record.terms().stream().filter(term -> !terms.contains(term.text())).toList();
        return new SpfRecord(record.text(), left).toString();
    }

    /// Whether somebody is still named, and nothing new is wrong.
    private static boolean isAsGood(SpfView before, Mend mend, Dns dns, Senders senders) {
        var after = SpfView.of(mend.name(), new MendedDns(dns, List.of(mend)), senders);
        return after.facts().tree().filter(SpfTree::canPass).isPresent()
                && !SpfRepair.isWorse(before, after);
    }

    /// The advice with the record as its fix.
    Advice in(Advice advice) {
        return advice.finding() instanceof SpfFinding.UnusedInclude unused
                        && terms.contains(unused.at().term())
                        && advice.fix() instanceof Fix.Todo(var summary, var records, var files)
                        && records.isEmpty()
                ? advice.fix(new Fix.Todo(summary.and(record(unused)), edits, files))
                : advice;
    }

    private Sentence record(SpfFinding.UnusedInclude unused) {
        return terms.size() == 1
                ? Sentence.of("The record without it:")
                : Sentence.of(
                        "The record without it, and without %s, if the same is true of that:",
                        SyntaxWords.list(
                                terms.stream()
                                        .filter(term -> !term.equals(unused.at().term()))
                                        .toList()));
    }
}

package dev.dmarcdesk.whatif;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.plan.Lint;
import dev.dmarcdesk.plan.LintFinding;

import java.util.ArrayList;
import java.util.List;

/// How a record comes to stand where receivers look for it: beside nothing of its kind, and not
/// behind a CNAME.
final class Placement {
    private Placement() {}

    /// The edits that publish a record.
    ///
    /// @param name where it belongs
    /// @param lint the record held against what is published there
    static List<RecordEdit> of(DomainName name, Lint lint) {
        var edits = new ArrayList<RecordEdit>();
        for (Advice advice : lint.findings()) {
            if (advice.finding() instanceof LintFinding.PlaceIsAlias(_, _, var target)) {
                edits.add(new RecordEdit(Action.REMOVE, RrType.CNAME, name, target.toString()));
            }
        }
        List<String> there = there(lint);
        List<String> texts = lint.draft().records().stream().map(Rdata.Text::joined).toList();
        for (int i = 0; i < Math.max(there.size(), texts.size()); i++) {
            if (i >= there.size()) {
                edits.add(new RecordEdit(Action.ADD, RrType.TXT, name, texts.get(i)));
            } else if (i >= texts.size()) {
                edits.add(new RecordEdit(Action.REMOVE, RrType.TXT, name, there.get(i)));
            } else if (!there.get(i).equals(texts.get(i))) {
                edits.add(RecordEdit.replacing(RrType.TXT, name, there.get(i), texts.get(i)));
            }
        }
        return edits;
    }

    /// What is published of the kind, damaged or not.
    private static List<String> there(Lint lint) {
        var there = new ArrayList<String>();
        for (Advice advice : lint.findings()) {
            switch (advice.finding()) {
                case LintFinding.AlreadyPublished _ ->
                        there.add(
                                lint.corrected().isEmpty()
                                        ? lint.draft().text()
                                        : lint.corrected());
                case LintFinding.PublishedDamaged damaged -> there.add(damaged.record());
                case LintFinding.StandsBeside beside -> there.addAll(beside.records());
                default -> {
                    // Says nothing about what stands there.
                }
            }
        }
        return there;
    }
}

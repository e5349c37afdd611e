package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.EditedDns;
import dev.dmarcdesk.check.EditedWeb;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.ServedFile;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.RrType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Judges every suggested record by the rules themselves before it is shown: the checks look again
/// at a world in which it is published.
///
/// A fix may bring to light what is less bad than what it mends: a first DMARC record only
/// monitors. One that would bring something as bad, or leave its finding as it is, is not shown.
final class FixTrial {
    private final Subject subject;
    private final List<Look> looks;
    private final Sources sources;
    private final List<Advice> before;
    private final Map<Published, List<Advice>> after = new HashMap<>();

    /// @param looks how the checks saw the world as it is
    /// @param sources the run's own, which remember what was asked
    /// @param before all that was found
    FixTrial(Subject subject, List<Look> looks, Sources sources, List<Advice> before) {
        this.subject = subject;
        this.looks = List.copyOf(looks);
        this.sources = sources;
        this.before = List.copyOf(before);
    }

    /// What somebody has done who follows a fix to the letter.
    private record Published(List<RecordEdit> records, List<ServedFile> files) {}

    /// The advice as it may be given.
    Advice judged(Advice advice) {
        if (!(advice.fix() instanceof Fix.Todo fix) || fix.records().isEmpty() || isUntried(fix)) {
            return advice;
        }
        var outcome =
                after.computeIfAbsent(
                        new Published(fix.records(), fix.files()),
                        published -> look(published).advice());
        var trial = new TrialOutcome(before, outcome);
        List<Advice> harm = trial.harm(advice);
        if (!harm.isEmpty()) {
            return advice.fix(TrialWords.harmful(fix, harm.getFirst()));
        }
        return trial.leaves(advice) ? advice.fix(TrialWords.useless(fix)) : advice;
    }

    /// A delegation is followed from above, where no edit of ours shows.
    private static boolean isUntried(Fix.Todo fix) {
        return fix.records().stream().anyMatch(edit -> edit.type() == RrType.DS);
    }

    private Conclusions look(Published published) {
        var dns = new EditedDns(published.records(), sources.dns());
        var web = new EditedWeb(published.files(), sources.web());
        var world = new Sources(dns, web, sources.chain());
        List<Examination<?>> examinations = new ArrayList<>();
        for (Look look : looks) {
            boolean concerned =
                    !published.files().isEmpty() || look.asked().stream().anyMatch(dns::changes);
            examinations.add(concerned ? look.check().examine(subject, world) : look.examination());
        }
        return Conclusions.of(examinations);
    }
}

package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.arc.ArcFinding;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.report.FindingBlocks;

import java.util.ArrayList;
import java.util.List;

/// What the page says already in another place than a line of its own: in its table, its small
/// print, or as a part of what says why. The JSON has all findings.
///
/// @param first what says why
/// @param way whether the way it took is shown
record Told(List<Advice> first, boolean way) {
    private static final int LINES = 6;

    boolean contains(Finding finding) {
        return switch (finding) {
            case AlignmentFinding alignment -> inTheTable(alignment);
            case ArcFinding _ -> true;
            case MessageFinding message -> contains(message);
            default -> false;
        };
    }

    private static boolean inTheTable(AlignmentFinding alignment) {
        return switch (alignment) {
            case AlignmentFinding.SpfAligned _,
                    AlignmentFinding.SpfUnaligned _,
                    AlignmentFinding.DkimAligned _,
                    AlignmentFinding.DkimUnaligned _ ->
                    true;
            case AlignmentFinding.StrictOnly _, AlignmentFinding.Differs7489 _ -> false;
        };
    }

    private boolean contains(MessageFinding finding) {
        return finding instanceof MessageFinding.Repaired
                || (finding instanceof MessageFinding.KeyGone gone && !gone.decides())
                || finding instanceof MessageFinding.CannotVerifyBody
                || (finding instanceof MessageFinding.NoResults(boolean judged) && !judged)
                || (way && isWay(finding))
                || (isChange(finding) && first.stream().anyMatch(Told::broke));
    }

    private static boolean isWay(MessageFinding finding) {
        return finding instanceof MessageFinding.Gateway
                || (finding instanceof MessageFinding.Forwarded(_, boolean broke, _, _) && !broke)
                || (finding instanceof MessageFinding.MailingList(_, boolean decides, _, _, _)
                        && !decides);
    }

    private static boolean isChange(MessageFinding finding) {
        return finding instanceof MessageFinding.SignatureFailed
                || finding instanceof MessageFinding.BodyChanged
                || finding instanceof MessageFinding.HeaderChanged;
    }

    /// Whether it says that the message was changed by who passed it on.
    private static boolean broke(Advice why) {
        return (why.finding() instanceof MessageFinding.Forwarded(_, _, boolean signed, _)
                        && signed)
                || (why.finding() instanceof MessageFinding.MailingList(_, _, boolean was, _, _)
                        && was);
    }

    /// The first of them in a line each, the others counted.
    static List<Block> folded(List<Advice> findings) {
        if (findings.size() <= LINES + 1) {
            return FindingBlocks.folded(findings);
        }
        var lines = new ArrayList<Sentence>();
        for (Block block : FindingBlocks.folded(findings.subList(0, LINES))) {
            if (block instanceof Block.Folded(var some)) {
                lines.addAll(some);
            }
        }
        lines.add(
                Sentence.of(
                        "%s",
                        new Inline.Plain(
                                "and "
                                        + (findings.size() - LINES)
                                        + " remarks more; --json in a terminal has them all")));
        return List.of(new Block.Folded(lines));
    }
}

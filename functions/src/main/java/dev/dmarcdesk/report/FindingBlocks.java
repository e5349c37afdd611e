package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Citation;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dnssec.DnssecFinding;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Findings for people, the same on every page: in full with their fix, or in a line each.
public final class FindingBlocks {
    private final Remedies remedies;

    /// @param remedies the page's own, so that no record is written down twice on it
    public FindingBlocks(Remedies remedies) {
        this.remedies = remedies;
    }

    /// Those that ask for something to be done or known. That a resolver does not let signatures be
    /// followed is neither: most receivers do not follow them either.
    public static List<Advice> mattering(List<Advice> findings) {
        return findings.stream()
                .filter(advice -> advice.severity().compareTo(Severity.NOTICE) < 0)
                .filter(advice -> !(advice.finding() instanceof DnssecFinding.Unavailable))
                .toList();
    }

    /// One with its consequence, its place and its fix.
    public List<Block> inFull(Advice advice) {
        return inFull(advice, reference(advice));
    }

    /// The same for a finding that nobody can ask about by its code: with its clauses alone.
    public List<Block> withClauses(Advice advice) {
        return inFull(advice, advice.citations().isEmpty() ? Sentence.NONE : reference(advice));
    }

    private List<Block> inFull(Advice advice, Sentence reference) {
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Block.Paragraph(
                        Sentence.of(
                                        "%s %s",
                                        new Inline.Mark(advice.severity().tone()),
                                        ended(strong(advice.title())))
                                .and(advice.because())
                                .and(reference)));
        blocks.addAll(advice.excerpts());
        blocks.addAll(remedies.blocks(Sentence.of("→"), advice.fix()));
        return blocks;
    }

    /// Their titles, behind a fold where there is one; no block for none.
    public static List<Block> folded(List<Advice> findings) {
        List<Sentence> lines = findings.stream().map(FindingBlocks::line).toList();
        return lines.isEmpty() ? List.of() : List.of(new Block.Folded(lines));
    }

    private static Sentence line(Advice advice) {
        return Sentence.of("%s %s", new Inline.Mark(advice.severity().tone()), advice.title());
    }

    private static Sentence strong(Sentence title) {
        return new Sentence(title.inlines().stream().map(FindingBlocks::strong).toList());
    }

    /// With its full stop, whether or not its writer gave it one.
    private static Sentence ended(Sentence title) {
        boolean stopped = title.text().endsWith(".") || title.text().endsWith("?");
        return stopped ? title : Sentence.of("%s.", title);
    }

    private static Inline strong(Inline inline) {
        return inline instanceof Inline.Plain(var text) ? new Inline.Strong(text) : inline;
    }

    private static Sentence reference(Advice advice) {
        String clauses =
                advice.citations().stream().map(Citation::text).collect(Collectors.joining(", "));
        return Sentence.of(
                "(%s)", new Inline.Plain(clauses.isEmpty() ? advice.finding().code() : clauses));
    }
}

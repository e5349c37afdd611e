package dev.dmarcdesk.watch;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Zones;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.report.Remedies;
import dev.dmarcdesk.sender.Senders;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The page about a change of one domain: the consequence, what else follows, old and new record,
/// how we know, and how to take it back.
///
/// @param domain the watched domain
/// @param changed what changed
/// @param findings what it means, causes first, at least one
/// @param wantsTwo whether it takes two people to accept it
record ChangePage(
        DomainName domain, Tiding.Changed changed, List<Advice> findings, boolean wantsTwo) {
    /// More are told by their titles.
    private static final int IN_FULL = 4;

    private static final int MOST_TITLES = 10;

    /// More are more than anybody does at once.
    private static final int MOST_FIXES = 2;

    ChangePage {
        findings = List.copyOf(findings);
    }

    /// What a change means: causes before what follows from them, each worst first.
    static List<Advice> advice(DomainName domain, Tiding.Changed changed, Senders senders) {
        return Changes.between(
                        domain, changed.before(), changed.after(), changed.aspects(), senders)
                .stream()
                .map(ChangeAdvice::on)
                .sorted(
                        Comparator.comparing(ChangePage::isConsequence)
                                .thenComparing(Advice::severity))
                .toList();
    }

    /// What only follows never stands before its cause.
    private static boolean isConsequence(Advice advice) {
        return advice.finding() instanceof ChangeFinding.FindingAppeared
                || advice.finding() instanceof ChangeFinding.FindingResolved;
    }

    /// The worst of all that a change means.
    static Severity severity(List<Advice> findings) {
        return findings.stream().map(Advice::severity).min(Comparator.naturalOrder()).orElseThrow();
    }

    Document write() {
        Advice lead = findings.getFirst();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Paragraph(marked(lead)));
        besides(blocks);
        blocks.addAll(Difference.blocks(changed));
        blocks.add(new Block.Paragraph(Witnesses.sentence(changed)));
        undo().ifWanted(blocks);
        blocks.add(new Block.SmallPrint(smallPrint()));
        var title = Sentence.of("%s: %s", domain.toString(), lead.title());
        return new Document(severity(findings).tone(), title, summary(title), blocks);
    }

    /// The title bears the sign of the worst already.
    private Sentence marked(Advice lead) {
        var words = Leading.strong(lead.because());
        return lead.severity() == severity(findings)
                ? words
                : Sentence.of("%s %s", new Inline.Mark(lead.severity().tone()), words);
    }

    /// All that matters, for those who get nothing but words.
    private Sentence summary(Sentence title) {
        var also = matteringBesides().map(Advice::title).toList();
        var words = Sentence.of("%s. %s", title, findings.getFirst().because());
        for (Sentence one : also) {
            words = words.and(Sentence.of("%s.", one));
        }
        return words;
    }

    private Stream<Advice> matteringBesides() {
        return findings.stream().skip(1).filter(ChangePage::matters).limit(IN_FULL);
    }

    private void besides(List<Block> blocks) {
        var rest = findings.subList(1, findings.size());
        var full = matteringBesides().toList();
        full.forEach(advice ->
                blocks.add(
                        new Block.Paragraph(
                                Sentence.of(
                                        "%s %s. %s",
                                        new Inline.Mark(advice.severity().tone()),
                                        advice.title(),
                                        advice.because()))));
        var titles = rest.stream().filter(advice -> !full.contains(advice)).toList();
        if (!titles.isEmpty()) {
            blocks.add(new Block.Bullets(Bounded.sentences(titles(titles), MOST_TITLES), false));
        }
    }

    private static List<Sentence> titles(List<Advice> advice) {
        return advice.stream()
                .map(one ->
                        Sentence.of("%s %s", new Inline.Mark(one.severity().tone()), one.title()))
                .toList();
    }

    private static boolean matters(Advice advice) {
        return advice.severity().compareTo(Severity.NOTICE) <= 0;
    }

    /// Good news needs no remedy.
    private Remedy undo() {
        return new Remedy(
                domain,
                findings.stream()
                        .filter(advice -> advice.severity().compareTo(Severity.WARNING) <= 0)
                        .map(Advice::fix)
                        .filter(fix -> !(fix instanceof Fix.None))
                        .distinct()
                        .toList());
    }

    /// What to do.
    private record Remedy(DomainName domain, List<Fix> fixes) {
        void ifWanted(List<Block> blocks) {
            var remedies = new Remedies(Zones.guessing(domain));
            fixes.stream()
                    .limit(MOST_FIXES)
                    .forEach(fix -> blocks.addAll(remedies.blocks(ToDo.LEAD, fix)));
            if (fixes.size() > MOST_FIXES) {
                blocks.add(
                        new Block.Paragraph(
                                ToDo.LEAD.and(
                                        Sentence.of(
                                                "The same for what else changed: its old records are those with a - above."))));
            }
        }
    }

    private Sentence smallPrint() {
        var since = Sentence.of("Unchanged before that since %s", Moments.plain(changed.since()));
        return wantsTwo
                ? Sentence.of("%s · accepting such a change takes two people", since)
                : since;
    }
}

package dev.dmarcdesk.watch;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.report.Remedies;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/// The pages about domains of which nothing certain can be told.
final class TroublePage {
    private static final int MOST_NAMES = 8;

    /// Of one record.
    private static final int LONGEST = 300;

    private TroublePage() {}

    static Document unanswered(DomainName domain, Tiding.Unanswered unanswered) {
        var advice =
                ChangeAdvice.on(
                        new ChangeFinding.Unavailable(
                                domain, unanswered.since(), unanswered.aspects()));
        return page(
                domain,
                advice,
                unanswered.aspects(),
                Sentence.of(
                        "No answer since %s, last tried at %s",
                        Moments.plain(unanswered.since()),
                        Moments.beside(unanswered.at(), unanswered.since())));
    }

    static Document restless(DomainName domain, Tiding.Restless restless) {
        var advice =
                ChangeAdvice.on(
                        new ChangeFinding.Restless(
                                domain, restless.times(), restless.since(), restless.aspects()));
        return page(
                domain,
                advice,
                restless.aspects(),
                Sentence.of("Seen until %s", Moments.plain(restless.at())));
    }

    static Document resting(Document told, Tiding.Rested rested, SortedSet<Aspect> aspects) {
        var stands =
                aspects.stream()
                        .map(aspect -> stands(aspect, Shift.records(aspect, rested.seen())))
                        .toList();
        var blocks = new ArrayList<>(told.blocks());
        blocks.addAll(
                belowNames(blocks),
                List.of(
                        new Block.Paragraph(
                                Sentence.of(
                                        "Rests since %s, and stands at:",
                                        Moments.plain(rested.since()))),
                        new Block.Bullets(Bounded.sentences(stands, MOST_NAMES), false)));
        return new Document(told.tone(), told.title(), told.summary(), blocks);
    }

    /// Above what is to be done: that goes when all is over, and this stays.
    private static int belowNames(List<Block> blocks) {
        int at = 0;
        while (at < blocks.size() && !(blocks.get(at) instanceof Block.Bullets)) {
            at++;
        }
        return Math.min(at + 1, blocks.size());
    }

    private static Sentence stands(Aspect aspect, List<String> records) {
        var name = aspect.name().toString();
        if (records.isEmpty()) {
            return Sentence.of("%s: nothing", name);
        }
        var first = records.getFirst();
        var shown = first.length() <= LONGEST ? first : first.substring(0, LONGEST) + "…";
        int more = records.size() - 1;
        return more == 0
                ? Sentence.of("%s: %s", name, shown)
                : Sentence.of("%s: %s and %d more", name, shown, more);
    }

    private static Document page(
            DomainName domain, Advice advice, SortedSet<Aspect> aspects, Sentence print) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Paragraph(Leading.strong(advice.because())));
        blocks.add(new Block.Bullets(names(aspects), false));
        blocks.addAll(new Remedies().blocks(ToDo.LEAD, advice.fix()));
        blocks.add(new Block.SmallPrint(print));
        var title = Sentence.of("%s: %s", domain.toString(), advice.title());
        return new Document(
                advice.severity().tone(),
                title,
                Sentence.of("%s. %s", title, advice.because()),
                blocks);
    }

    private static List<Sentence> names(SortedSet<Aspect> aspects) {
        return Bounded.sentences(
                aspects.stream()
                        .map(aspect ->
                                Sentence.of(
                                        "%s at %s",
                                        new Inline.Plain(OutageWords.word(aspect.kind())),
                                        aspect.name().toString()))
                        .toList(),
                MOST_NAMES);
    }
}

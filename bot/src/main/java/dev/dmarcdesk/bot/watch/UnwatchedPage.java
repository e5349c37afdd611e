package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.report.Level;

import java.util.ArrayList;
import java.util.List;

/// What is said when domains are to be watched no longer.
final class UnwatchedPage {
    private UnwatchedPage() {}

    /// The answer.
    ///
    /// @param ended the domains that are watched no longer in this channel
    /// @param others those that were not watched there
    static Answer of(Place place, List<DomainName> ended, List<DomainName> others) {
        if (ended.isEmpty()) {
            Sentence title =
                    Sentence.of("%s: not watched %s", names(others), plain(Words.here(place)));
            var choices = List.of(new Choice("What is watched", "watches"));
            return new Answer.Refused(
                    new Document(Tone.NOTICE, title, title, List.of(new Block.Choices(choices))));
        }
        Sentence title =
                ended.size() == 1
                        ? Sentence.of("No longer watching %s", ended.getFirst().toString())
                        : Sentence.of("No longer watching %d domains", ended.size());
        var blocks = new ArrayList<Block>();
        Sentence what = ended.size() == 1 ? Sentence.NONE : Sentence.of("%s.", names(ended));
        Sentence who =
                place.user().isEmpty()
                        ? Sentence.of("No change is told %s any more.", plain(Words.here(place)))
                        : Sentence.of(
                                "Ended by %s. No change is told %s any more.",
                                new Inline.Person(place.user()), plain(Words.here(place)));
        blocks.add(new Block.Paragraph(what.and(who)));
        if (!others.isEmpty()) {
            blocks.add(
                    new Block.Paragraph(
                            Sentence.of(
                                    "Not watched %s before: %s.",
                                    plain(Words.here(place)), names(others))));
        }
        if (ended.size() == 1) {
            var again = new Choice("Watch again", "watch " + ended.getFirst());
            blocks.add(new Block.Choices(List.of(again)));
        }
        return new Answer.Done(
                new Document(Tone.NOTICE, title, title, blocks),
                others.isEmpty() ? Level.GOOD : Level.ATTENTION);
    }

    private static Inline plain(String words) {
        return new Inline.Plain(words);
    }

    private static Sentence names(List<DomainName> domains) {
        var names = Sentence.of("%s", domains.getFirst().toString());
        for (DomainName domain : domains.subList(1, domains.size())) {
            names = Sentence.of("%s, %s", names, domain.toString());
        }
        return names;
    }
}

package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.watch.Memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a channel watches.
final class WatchesPage {
    /// As many as fit into one message, with all that is said of them.
    private static final int SHOWN = 50;

    private WatchesPage() {}

    /// The answer.
    ///
    /// @param watches of the channel, by name
    static Answer of(Place place, List<Watched> watches, Instant now) {
        return new Answer.Done(page(place, watches, now), Level.GOOD, watches);
    }

    private static Document page(Place place, List<Watched> watches, Instant now) {
        var here = new Inline.Plain(Words.here(place));
        if (watches.isEmpty()) {
            Sentence title = Sentence.of("Nothing is watched %s", here);
            var how =
                    Sentence.of(
                            "%s tells changes of its mail records %s; several domains, one after the"
                                    + " other, will do.",
                            place.isTerminal() ? "watch example.com" : "/dmarc watch example.com",
                            here);
            return new Document(Tone.NOTICE, title, title, List.of(new Block.Paragraph(how)));
        }
        Sentence title =
                Sentence.of(
                        "%s watched %s",
                        new Inline.Plain(Words.count(watches.size(), "domain is", "domains are")),
                        here);
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Block.Table(
                        List.of("Domain", "How it stands", "Unchanged since", "Looked at"),
                        watches.stream()
                                .limit(SHOWN)
                                .map(watched -> row(place, watched, now))
                                .toList()));
        if (watches.size() > SHOWN) {
            blocks.add(new Block.Paragraph(Sentence.of("… and %d more.", watches.size() - SHOWN)));
        }
        return new Document(Tone.NOTICE, title, title, blocks);
    }

    private static List<Sentence> row(Place place, Watched watched, Instant now) {
        Instant next = Slots.next(watched.key(), watched.every(), now);
        Sentence looked =
                Sentence.of(
                        "%s, next at %s",
                        new Inline.Plain(Moments.every(watched.every())),
                        new Inline.Plain(Moments.clock(next)));
        return List.of(
                Sentence.of("%s", watched.key().domain().toString()),
                Condition.of(watched.memory()).marked().and(silence(place, watched, now)),
                since(watched.memory()),
                looked);
    }

    private static Sentence silence(Place place, Watched watched, Instant now) {
        return Subscribers.in(place.channel(), watched)
                .filter(own -> own.isQuiet(now))
                .map(own ->
                        Sentence.of(
                                "(quiet until %s)",
                                new Inline.Plain(Moments.minute(own.quietUntil()))))
                .orElse(Sentence.NONE);
    }

    private static Sentence since(Memory memory) {
        return switch (memory.known()) {
            case Memory.Known.Nothing() -> Sentence.of("–");
            case Memory.Known.State(_, var since) ->
                    Sentence.of("%s", new Inline.Plain(Moments.day(since)));
        };
    }
}

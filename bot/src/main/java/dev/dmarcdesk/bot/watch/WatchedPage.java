package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.watch.Memory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What is said when domains are to be watched.
final class WatchedPage {
    private final Place place;
    private final Instant now;
    private final List<WatchEntry.Kept> kept = new ArrayList<>();
    private final List<WatchEntry.Full> full = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();

    private WatchedPage(Place place, List<WatchEntry> entries, Instant now) {
        this.place = place;
        this.now = now;
        for (WatchEntry entry : entries) {
            switch (entry) {
                case WatchEntry.Kept it -> kept.add(it);
                case WatchEntry.Full it -> full.add(it);
            }
        }
    }

    /// The answer.
    ///
    /// @param entries one for each domain, at least one
    static Answer of(Place place, List<WatchEntry> entries, Instant now) {
        return new WatchedPage(place, entries, now).answer();
    }

    private Answer answer() {
        full();
        if (kept.isEmpty()) {
            Sentence title = Sentence.of("Not watched: there are too many watches");
            return new Answer.Refused(new Document(Tone.BAD, title, title, blocks));
        }
        Document page = kept.size() == 1 ? one(kept.getFirst()) : many();
        return new Answer.Done(
                page,
                full.isEmpty() ? Level.GOOD : Level.ATTENTION,
                kept.stream().map(WatchEntry.Kept::watched).toList());
    }

    private void full() {
        if (full.isEmpty()) {
            return;
        }
        WatchEntry.Full first = full.getFirst();
        var names = Sentence.of("Not watched: %s", first.domain().toString());
        for (WatchEntry.Full entry : full.subList(1, full.size())) {
            names = Sentence.of("%s, %s", names, entry.domain().toString());
        }
        blocks.add(
                new Block.Paragraph(
                        Sentence.of(
                                "%s. %s watches %d domains, which is the most there can be; %s ends"
                                        + " one.",
                                names,
                                new Inline.Plain(
                                        first.inChannel() ? "This channel" : "This workspace"),
                                first.most(),
                                "unwatch example.com")));
    }

    private Document one(WatchEntry.Kept entry) {
        Watched watched = entry.watched();
        String name = watched.key().domain().toString();
        Condition condition = Condition.of(watched.memory());
        Sentence title = title(name, entry);
        blocks.addFirst(
                new Block.Paragraph(
                        Sentence.of(
                                "%s How it stands: %s.",
                                new Inline.Mark(condition.tone()), condition.words())));
        if (watched.memory().known() instanceof Memory.Known.State(var snapshot, _)) {
            blocks.add(new Block.Bullets(new Coverage(snapshot).lines(), false));
        }
        blocks.add(new Block.Paragraph(promise(List.of(entry))));
        blocks.add(small(watched));
        blocks.add(
                new Block.Choices(
                        List.of(
                                new Choice("Check", "check " + name),
                                new Choice("Stop watching", "unwatch " + name))));
        return new Document(
                Tone.GOOD, title, Sentence.of("%s. %s.", title, condition.words()), blocks);
    }

    private static Sentence title(String name, WatchEntry.Kept entry) {
        var every = new Inline.Plain(Moments.every(entry.own().every()));
        return switch (entry.news()) {
            case BEGUN -> Sentence.of("Watching %s %s", name, every);
            case CHANGED -> Sentence.of("%s is watched %s now", name, every);
            case NONE -> Sentence.of("%s is watched already, %s", name, every);
        };
    }

    private Document many() {
        Sentence title = Sentence.of("Watching %d domains", kept.size());
        blocks.addFirst(
                new Block.Table(
                        List.of("Domain", "Watched", "How it stands"),
                        kept.stream().map(WatchedPage::row).toList()));
        blocks.add(new Block.Paragraph(promise(kept)));
        blocks.add(
                new Block.SmallPrint(
                        Sentence.of("What is published now is the baseline; it is not told.")));
        blocks.add(new Block.Choices(List.of(new Choice("All watches", "watches"))));
        return new Document(Tone.GOOD, title, title, blocks);
    }

    private static List<Sentence> row(WatchEntry.Kept entry) {
        var every = new Inline.Plain(Moments.every(entry.own().every()));
        return List.of(
                Sentence.of("%s", entry.watched().key().domain().toString()),
                switch (entry.news()) {
                    case BEGUN -> Sentence.of("%s", every);
                    case CHANGED -> Sentence.of("%s now", every);
                    case NONE -> Sentence.of("already, %s", every);
                },
                Condition.of(entry.watched().memory()).marked());
    }

    /// Who set it, what is told where, and who is called.
    private Sentence promise(List<WatchEntry.Kept> entries) {
        Subscription own = entries.getFirst().own();
        Sentence set =
                place.user().isEmpty()
                        ? Sentence.NONE
                        : Sentence.of("Set by %s.", new Inline.Person(place.user()));
        Sentence told =
                Sentence.of(
                        "Changes are told %s once they are certain.",
                        new Inline.Plain(Words.here(place)));
        Sentence called =
                own.owner().isEmpty()
                        ? Sentence.NONE
                        : Sentence.of(
                                "Whoever says “Not us” calls %s.", new Inline.Person(own.owner()));
        return set.and(told).and(called);
    }

    private Block small(Watched watched) {
        Duration every = watched.every();
        Instant next = Slots.next(watched.key(), every, now);
        return new Block.SmallPrint(
                Sentence.of(
                        "What is published now is the baseline; it is not told. Next look: %s.",
                        new Inline.Plain(Moments.minute(next))));
    }
}

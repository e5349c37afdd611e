package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.watch.AlertPage;
import dev.dmarcdesk.watch.Memory;
import dev.dmarcdesk.watch.WatchPages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the book of watches answers: the pages on watches, with who asked for it and what can be
/// done next.
///
/// @param place where it was asked, and by whom
/// @param now when
record BookPages(Place place, Instant now) {
    /// Domains were to be watched.
    ///
    /// @param entries one for each, at least one
    Answer begun(List<WatchEntry> entries) {
        List<WatchEntry.Kept> kept = of(WatchEntry.Kept.class, entries);
        List<WatchEntry.Full> full = of(WatchEntry.Full.class, entries);
        if (kept.isEmpty()) {
            return new Answer.Refused(full(full));
        }
        Document page =
                WatchPages.begun(
                        kept.stream()
                                .filter(entry -> entry.news() != WatchEntry.News.NONE)
                                .map(entry -> watch(entry.watched(), entry.own()))
                                .toList(),
                        kept.stream()
                                .filter(entry -> entry.news() == WatchEntry.News.NONE)
                                .map(entry -> entry.watched().key().domain())
                                .toList(),
                        now);
        if (!full.isEmpty()) {
            Document too = full(full);
            Document more = above(page, new Block.Paragraph(marked(Tone.WARNING, too.summary())));
            page =
                    new Document(
                            Tone.WARNING,
                            more.title(),
                            more.summary().and(too.summary()),
                            more.blocks());
        }
        return new Answer.Done(
                AlertPage.withChoices(
                        above(
                                above(page, new Block.Paragraph(set(kept.getFirst().own()))),
                                new Block.Paragraph(looking())),
                        next(kept)),
                full.isEmpty() ? known(kept) : Level.ATTENTION,
                kept.stream().map(WatchEntry.Kept::watched).toList());
    }

    /// That a domain is watched is well; but who asks is told when the first look could not say how
    /// it stands.
    private static Level known(List<WatchEntry.Kept> kept) {
        return kept.stream().allMatch(entry -> isKnown(entry.watched().memory()))
                ? Level.GOOD
                : Level.UNKNOWN;
    }

    private static boolean isKnown(Memory memory) {
        return switch (memory.known()) {
            case Memory.Known.Nothing() -> false;
            case Memory.Known.State(var snapshot, _) ->
                    snapshot.standing().level() != Level.UNKNOWN;
        };
    }

    /// Domains were to be watched no longer.
    ///
    /// @param ended those that are not any more
    /// @param others those that were not before
    Answer ended(List<DomainName> ended, List<DomainName> others) {
        Document page = WatchPages.ended(ended, others);
        if (ended.isEmpty()) {
            var choices = List.of(new Choice("All watches here", "watches"));
            return new Answer.Refused(AlertPage.withChoices(page, choices));
        }
        List<Choice> again =
                ended.size() == 1
                        ? List.of(new Choice("Watch again", "watch " + ended.getFirst()))
                        : List.of();
        return new Answer.Done(
                AlertPage.withChoices(named(page, "Ended by"), again),
                others.isEmpty() ? Level.GOOD : Level.ATTENTION);
    }

    /// What the channel watches.
    ///
    /// @param watches by name
    Answer here(List<Watched> watches) {
        List<WatchPages.Watch> own =
                watches.stream()
                        .flatMap(watched ->
                                Subscribers.in(place.channel(), watched).stream()
                                        .map(subscription -> watch(watched, subscription)))
                        .toList();
        return new Answer.Done(WatchPages.watches(own, now), Level.GOOD, watches);
    }

    /// What the workspace watches. What is told to one person is shown to nobody else.
    ///
    /// @param watches by name
    /// @param total how many there are
    Document home(List<Watched> watches, int total) {
        List<WatchPages.Watch> all =
                watches.stream()
                        .map(this::watch)
                        .filter(watch -> !watch.channels().isEmpty())
                        .toList();
        return WatchPages.home(all, total - (watches.size() - all.size()), now);
    }

    /// A channel wants silence about a domain, until an instant, or no longer.
    Answer silenced(DomainName domain, Instant until) {
        boolean isSilent = until.isAfter(now);
        Document page = isSilent ? WatchPages.quiet(domain, until) : WatchPages.loud(domain);
        var next =
                isSilent
                        ? new Choice("End the silence", "snooze " + domain + " off")
                        : new Choice("Snooze 24 h", "snooze " + domain + " 24h");
        return new Answer.Done(
                AlertPage.withChoices(named(page, "Asked for by"), List.of(next)), Level.GOOD);
    }

    /// There is nothing to be quiet about.
    static Answer notWatched(DomainName domain) {
        return refused(
                Sentence.of(
                        "%s is not watched here, so there is nothing to be quiet about",
                        domain.toString()));
    }

    /// A silence that is over, or too long.
    static Answer outOfRange() {
        return refused(
                Sentence.of(
                        "Silence can last until a day to come, and at most %d days",
                        Snooze.LONGEST.toDays()));
    }

    private static Answer refused(Sentence why) {
        return new Answer.Refused(new Document(Tone.BAD, why, why, List.of()));
    }

    private static Document full(List<WatchEntry.Full> full) {
        List<DomainName> left = full.stream().map(WatchEntry.Full::domain).toList();
        return full.getFirst().inChannel()
                ? WatchPages.channelFull(WatchBook.PER_CHANNEL, left)
                : WatchPages.workspaceFull(WatchBook.PER_TEAM, left);
    }

    private static List<Choice> next(List<WatchEntry.Kept> kept) {
        if (kept.size() > 1) {
            return List.of(new Choice("All watches here", "watches"));
        }
        DomainName domain = kept.getFirst().watched().key().domain();
        return List.of(
                new Choice("Check", "check " + domain),
                new Choice("Stop watching", "unwatch " + domain));
    }

    /// Who set a watch, and who is called.
    private Sentence set(Subscription own) {
        Sentence by = by("Set by").orElse(Sentence.NONE);
        return own.owner().isEmpty()
                ? by
                : by.and(
                        Sentence.of(
                                "“Not us” below an alert calls %s.",
                                new Inline.Person(own.owner())));
    }

    /// In a chat something always looks; in a terminal somebody has to see to that.
    private Sentence looking() {
        return place.isTerminal()
                ? Sentence.of(
                        "Looks are taken while %s runs, and by every %s, such as one from cron.",
                        "./dmarc serve", "./dmarc watch --once")
                : Sentence.NONE;
    }

    private Document named(Document page, String what) {
        return by(what).map(words -> above(page, new Block.Paragraph(words))).orElse(page);
    }

    /// Who did it; nothing in a terminal, where there is but one.
    private Optional<Sentence> by(String what) {
        return place.user().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Sentence.of(
                                "%s %s.", new Inline.Plain(what), new Inline.Person(place.user())));
    }

    /// The page with a block more, above its small print.
    private static Document above(Document page, Block block) {
        var blocks = new ArrayList<>(page.blocks());
        boolean hasPrint = !blocks.isEmpty() && blocks.getLast() instanceof Block.SmallPrint;
        boolean isEmpty = block instanceof Block.Paragraph(var words) && words.isEmpty();
        if (!isEmpty) {
            blocks.add(blocks.size() - (hasPrint ? 1 : 0), block);
        }
        return new Document(page.tone(), page.title(), page.summary(), blocks);
    }

    private static Sentence marked(Tone tone, Sentence words) {
        return Sentence.of("%s %s", new Inline.Mark(tone), words);
    }

    private WatchPages.Watch watch(Watched watched, Subscription own) {
        return new WatchPages.Watch(
                watched.key().domain(),
                watched.memory(),
                own.every(),
                Slots.next(watched.key(), watched.every(), now),
                own.quietUntil(),
                List.of());
    }

    private WatchPages.Watch watch(Watched watched) {
        return new WatchPages.Watch(
                watched.key().domain(),
                watched.memory(),
                watched.every(),
                Slots.next(watched.key(), watched.every(), now),
                Instant.EPOCH,
                watched.subscriptions().stream()
                        .filter(own ->
                                !own.channel().startsWith("D") || own.user().equals(place.user()))
                        .map(Subscription::channel)
                        .toList());
    }

    private static <T> List<T> of(Class<T> type, List<WatchEntry> entries) {
        return entries.stream().filter(type::isInstance).map(type::cast).toList();
    }
}

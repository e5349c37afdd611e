package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.bot.watch.WatchEntry.News;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.watch.Look;
import dev.dmarcdesk.watch.Memory;
import dev.dmarcdesk.watch.Vigilance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What somebody wants watched, held against what is watched already.
///
/// @param place where, and for whom
/// @param every how often; zero when nothing was said
/// @param owner who is called; empty when nothing was said
/// @param now when
/// @param seen the first looks that could be taken
record Beginning(
        Place place, Duration every, String owner, Instant now, Map<DomainName, Look> seen) {
    /// What it comes to for one domain, before it is saved.
    ///
    /// @param before what the workspace knows of it
    /// @param room for domains that the channel does not watch yet
    WatchEntry entry(WatchKey key, Optional<Watched> before, Room room) {
        Optional<Subscription> own =
                before.flatMap(watched -> Subscribers.in(place.channel(), watched));
        if (own.isPresent()) {
            return again(before.orElseThrow(), own.get());
        }
        Optional<WatchEntry.Full> full = room.lacking(key.domain(), before.isEmpty());
        return full.isPresent() ? full.get() : begun(key, before);
    }

    /// What is left open stays as it was.
    private WatchEntry again(Watched watched, Subscription own) {
        Subscription wanted =
                Subscribers.wanting(
                        own,
                        every.isZero() ? own.every() : every,
                        owner.isEmpty() ? own.owner() : owner);
        return wanted.equals(own)
                ? new WatchEntry.Kept(watched, own, News.NONE)
                : new WatchEntry.Kept(Subscribers.with(watched, wanted), wanted, News.CHANGED);
    }

    private WatchEntry begun(WatchKey key, Optional<Watched> before) {
        var own = Subscription.begun(place, now, every.isZero() ? WatchBook.USUAL : every, owner);
        Watched known = before.orElseGet(() -> new Watched(key, List.of(), Memory.NONE, 0));
        return new WatchEntry.Kept(
                Subscribers.with(known.remembering(memory(known)), own), own, News.BEGUN);
    }

    /// The first look is the baseline where there is none.
    private Memory memory(Watched known) {
        Look first = seen.get(known.key().domain());
        return first == null || !known.memory().equals(Memory.NONE)
                ? known.memory()
                : Vigilance.step(Memory.NONE, first).memory();
    }
}

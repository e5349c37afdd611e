package dev.dmarcdesk.bot.publication;

import dev.dmarcdesk.bot.publication.Followed.Telling;
import dev.dmarcdesk.bot.watch.Channels;
import dev.dmarcdesk.bot.watch.Channels.Posting;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.publication.Publication;
import dev.dmarcdesk.publication.PublicationPage;
import dev.dmarcdesk.publication.PublicationPage.Following;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/// Tells what became of a change: changes the message that had the button; where that can not be,
/// puts another in its place by the address that came with the click; else writes a new one, which
/// is changed from then on; and where the conversation takes nothing from us, writes to the person.
///
/// @param store where a new message is claimed before it is sent
/// @param channels takes messages
record Announcer(PublicationStore store, Channels channels) {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    /// How often a new message is begun of which nobody knows whether it arrived.
    private static final int SENDINGS = 3;

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration DISMISSED = Duration.ofHours(1);

    /// What came of telling.
    ///
    /// @param followed as it is to be saved
    /// @param isTold whether nothing is left to be told now
    /// @param pause how long to wait before it is tried again
    record Told(Followed followed, boolean isTold, Duration pause) {}

    /// Tells.
    ///
    /// @param before as it is in the store, and nobody else's
    Told tell(Followed before, Publication seen, Following following) {
        Document page = PublicationPage.of(seen, following);
        String news = seen.sighting().stage() + (following.isGivenUp() ? " given up" : "");
        Followed claimed = before.with(before.telling().having(news));
        Telling telling = claimed.telling();
        if (!telling.message().isEmpty()) {
            return changed(claimed, page);
        }
        // To a person each telling is a message of its own, so only news is told.
        if (telling.channel().isEmpty()) {
            return before.telling().told().equals(news) ? done(claimed) : posted(claimed, page);
        }
        return telling.isClicked() ? replaced(claimed, page) : posted(claimed, page);
    }

    private Told changed(Followed claimed, Document page) {
        Telling telling = claimed.telling();
        return switch (channels.edit(place(claimed, telling.channel()), telling.message(), page)) {
            case Posting.Posted _ -> done(claimed);
            case Posting.Later(var pause) -> later(claimed, pause);
            case Posting.Uncertain() -> later(claimed, SOON);
            case Posting.Dismissed _ -> later(claimed, DISMISSED);
            case Posting.Refused(var why) -> {
                LOG.info("{} can not be changed in its message: {}", claimed.id(), why);
                Followed without = claimed.with(telling.as(""));
                yield telling.isClicked() ? replaced(without, page) : posted(without, page);
            }
        };
    }

    /// Replacing twice is replacing once.
    private Told replaced(Followed claimed, Document page) {
        Telling telling = claimed.telling();
        if (telling.responseUrl().isEmpty()) {
            return posted(claimed, page);
        }
        return switch (channels.replace(telling.responseUrl(), page)) {
            case Posting.Posted _ -> done(claimed);
            case Posting.Later(var pause) -> later(claimed, pause);
            case Posting.Uncertain() -> later(claimed, SOON);
            case Posting.Dismissed _, Posting.Refused _ ->
                    posted(claimed.with(telling.answering("")), page);
        };
    }

    private Told posted(Followed claimed, Document page) {
        if (claimed.telling().sendings() >= SENDINGS) {
            LOG.warn("{} may not have been told", claimed.id());
            return done(claimed);
        }
        boolean isInterrupted = claimed.telling().sendings() > 0;
        Document words = isInterrupted ? Receipts.interrupted(claimed) : page;
        Followed sending = claimed.with(claimed.telling().sending());
        if (!store.save(sending)) {
            return later(claimed, SOON);
        }
        return posted(sending.saved(), words, sending.telling().channel());
    }

    private Told posted(Followed sending, Document page, String channel) {
        Telling before = sending.telling();
        return switch (channels.post(place(sending, channel), page)) {
            case Posting.Posted(var message) ->
                    done(sending.with(before.in(channel).as(channel.isEmpty() ? "" : message)));
            case Posting.Refused _ when !channel.isEmpty() -> posted(sending, page, "");
            case Posting.Refused(var why) -> {
                LOG.warn("{} could not be told: {}", sending.id(), why);
                yield done(sending.with(before.as("")));
            }
            case Posting.Later(var pause) -> later(sending.with(before.as("")), pause);
            case Posting.Dismissed _ -> later(sending.with(before.as("")), DISMISSED);
            case Posting.Uncertain() -> later(sending, SOON);
        };
    }

    /// In a direct message, which has no thread.
    private static Place place(Followed followed, String channel) {
        return new Place(
                followed.team(),
                channel,
                followed.users().getFirst(),
                channel.isEmpty() ? "" : followed.telling().thread(),
                "",
                "");
    }

    private static Told done(Followed followed) {
        return new Told(followed, true, Duration.ZERO);
    }

    private static Told later(Followed followed, Duration pause) {
        return new Told(followed, false, pause.compareTo(SOON) < 0 ? SOON : pause);
    }
}

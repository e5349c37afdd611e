package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.diagnosis.SeenMessage;
import dev.dmarcdesk.dns.DomainName;

import java.time.Duration;
import java.util.Optional;

/// The last message of each domain that somebody had diagnosed, as far as it takes to judge it
/// again by other records: domains and results. Each person has their own, since a diagnosis is for
/// its asker alone.
///
/// Both methods may throw [WatchStore.Unavailable].
public interface LastMessages {
    /// How long one is kept, from its diagnosis on.
    Duration KEPT = Duration.ofDays(30);

    /// Keeps a message in place of the one before it of the same author.
    ///
    /// @param place where it was diagnosed, and for whom
    void keep(Place place, SeenMessage message);

    /// The last message of a domain that this person had diagnosed.
    Optional<SeenMessage> last(Place place, DomainName author);
}

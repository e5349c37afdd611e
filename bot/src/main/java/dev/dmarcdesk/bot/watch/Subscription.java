package dev.dmarcdesk.bot.watch;

import java.time.Duration;
import java.time.Instant;

/// One channel that wants to hear of a domain.
///
/// @param channel its id
/// @param user who asked for it
/// @param since when
/// @param every how often to look, one of [Slots#INTERVALS]
/// @param owner who is called when a change was not ours: the id of a user, a user group or a
///   channel; empty for whoever asked for the watch
/// @param quietUntil no change is told before; the epoch when nothing was said
/// @param unreachableSince when Slack began to refuse messages to the channel; the epoch while it
///   takes them
public record Subscription(
        String channel,
        String user,
        Instant since,
        Duration every,
        String owner,
        Instant quietUntil,
        Instant unreachableSince) {
    /// A subscription as it begins.
    public static Subscription begun(Place place, Instant since, Duration every, String owner) {
        return new Subscription(
                place.channel(), place.user(), since, every, owner, Instant.EPOCH, Instant.EPOCH);
    }

    /// Whether the channel wants silence now.
    public boolean isQuiet(Instant now) {
        return now.isBefore(quietUntil);
    }

    /// Whether messages arrive, as far as is known.
    public boolean isReachable() {
        return unreachableSince.equals(Instant.EPOCH);
    }

    /// The same with another answer to whether messages arrive.
    Subscription unreachable(Instant other) {
        return new Subscription(channel, user, since, every, owner, quietUntil, other);
    }
}

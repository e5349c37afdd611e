package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.bot.watch.Alert.Errand;
import dev.dmarcdesk.bot.watch.Alert.Matter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Whether messages reach a channel, as its watches know it.
///
/// @param store has the watches
record Reach(WatchStore store) {
    /// The domains of an alert that are looked at to learn about its channels.
    private static final int DOMAINS = 50;

    private static final int PART = 100;
    private static final int TRIES = 8;

    /// What Slack says of a channel, and not of a message.
    private static final Set<String> LOST =
            Set.of(
                    "channel_is_limited_access",
                    "channel_not_found",
                    "is_archived",
                    "is_inactive",
                    "not_in_channel",
                    "restricted_action",
                    "restricted_action_read_only_channel",
                    "user_disabled",
                    "user_not_found");

    /// Whether a refusal is one of the channel.
    static boolean isLost(String why) {
        return LOST.contains(why);
    }

    /// Where a telling goes.
    static Place place(Alert alert, String channel) {
        return new Place(alert.team(), channel, "");
    }

    /// What has to be said because a channel took nothing: once, to who asked for the watch;
    /// nothing when that is known already.
    Optional<Errand> regret(Alert alert, String channel) {
        return subscriptions(alert, channel).stream()
                .filter(subscription -> !subscription.user().isEmpty())
                .findFirst()
                .filter(Subscription::isReachable)
                .map(known -> Errand.begun(Matter.UNREACHABLE, channel, known.user()));
    }

    /// Remembers that a channel takes nothing.
    void lost(String team, String channel, Instant now) {
        mark(team, channel, since -> since.equals(Instant.EPOCH) ? now : since);
    }

    /// Remembers that a channel took something, when that is news.
    void restored(Alert alert, String channel) {
        if (!subscriptions(alert, channel).stream().allMatch(Subscription::isReachable)) {
            mark(alert.team(), channel, _ -> Instant.EPOCH);
        }
    }

    /// Whether a channel still watches any of the domains of an alert. Asks for each of them alone:
    /// an answer that lags would lose what has to be told.
    boolean isWanted(Alert alert, String channel) {
        return alert.domains().stream()
                .map(domain -> store.find(new WatchKey(alert.team(), domain)))
                .flatMap(Optional::stream)
                .anyMatch(watched -> Subscribers.in(channel, watched).isPresent());
    }

    /// How the domains of an alert are watched in a channel.
    List<Subscription> subscriptions(Alert alert, String channel) {
        var keys =
                alert.domains().stream()
                        .limit(DOMAINS)
                        .map(domain -> new WatchKey(alert.team(), domain))
                        .toList();
        return store.findAll(keys).stream()
                .flatMap(watched -> watched.subscriptions().stream())
                .filter(subscription -> subscription.channel().equals(channel))
                .toList();
    }

    /// Seldom done, so it may go through all watches of a workspace.
    private void mark(String team, String channel, UnaryOperator<Instant> since) {
        String next = "";
        do {
            WatchStore.Page<WatchKey> page = store.watches(team, next, PART);
            page.items().forEach(key -> mark(key, channel, since));
            next = page.next();
        } while (!next.isEmpty());
    }

    private void mark(WatchKey key, String channel, UnaryOperator<Instant> since) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Watched> known = store.find(key);
            Optional<Watched> marked = known.map(watched -> marked(watched, channel, since));
            if (marked.equals(known) || store.save(marked.orElseThrow())) {
                return;
            }
        }
    }

    private static Watched marked(Watched watched, String channel, UnaryOperator<Instant> since) {
        return watched.heardBy(
                watched.subscriptions().stream()
                        .map(each ->
                                each.channel().equals(channel)
                                        ? each.unreachable(since.apply(each.unreachableSince()))
                                        : each)
                        .toList());
    }
}

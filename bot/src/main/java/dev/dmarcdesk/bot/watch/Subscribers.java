package dev.dmarcdesk.bot.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The channels of a watched domain, one by one.
final class Subscribers {
    private Subscribers() {}

    /// What a channel wanted, if it watches the domain.
    static Optional<Subscription> in(String channel, Watched watched) {
        return watched.subscriptions().stream()
                .filter(subscription -> subscription.channel().equals(channel))
                .findFirst();
    }

    /// The same, heard by this channel as it wants now.
    static Watched with(Watched watched, Subscription wanted) {
        List<Subscription> all = others(watched, wanted.channel());
        all.add(wanted);
        return watched.heardBy(all);
    }

    /// The same, not heard by this channel any more; perhaps by none.
    static Watched without(Watched watched, String channel) {
        return watched.heardBy(others(watched, channel));
    }

    /// The same, as if only these channels heard it.
    static Watched only(Watched watched, List<String> channels) {
        return watched.heardBy(
                watched.subscriptions().stream()
                        .filter(each -> channels.contains(each.channel()))
                        .toList());
    }

    private static List<Subscription> others(Watched watched, String channel) {
        var others = new ArrayList<>(watched.subscriptions());
        others.removeIf(subscription -> subscription.channel().equals(channel));
        return others;
    }

    /// The same, looked at as often and with the owner that are wanted now.
    static Subscription wanting(Subscription own, Duration every, String owner) {
        return new Subscription(
                own.channel(),
                own.user(),
                own.since(),
                every,
                owner,
                own.quietUntil(),
                own.unreachableSince());
    }

    /// The same, silent until an instant.
    static Subscription quiet(Subscription own, Instant until) {
        return new Subscription(
                own.channel(),
                own.user(),
                own.since(),
                own.every(),
                own.owner(),
                until,
                own.unreachableSince());
    }
}

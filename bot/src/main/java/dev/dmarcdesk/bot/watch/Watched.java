package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Memory;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A domain that a workspace watches. One look serves all its channels.
///
/// @param key whose, and which
/// @param subscriptions the channels, at least one
/// @param memory what is remembered from look to look
/// @param version how often it was saved: who saves says which one was read, and loses when
///   somebody was faster; 0 before the first time
public record Watched(WatchKey key, List<Subscription> subscriptions, Memory memory, long version) {
    public Watched {
        subscriptions = List.copyOf(subscriptions);
    }

    /// How often to look: as often as the most curious channel wants.
    public Duration every() {
        return subscriptions.stream()
                .map(Subscription::every)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /// The names that the domain's SPF leads to, as far as is known.
    public SortedSet<DomainName> leads() {
        return switch (memory.known()) {
            case Memory.Known.Nothing() -> new TreeSet<>();
            case Memory.Known.State(var snapshot, _) ->
                    snapshot.aspects().keySet().stream()
                            .filter(aspect -> aspect.kind() == Aspect.Kind.INCLUDED_SPF)
                            .map(Aspect::name)
                            .collect(Collectors.toCollection(TreeSet::new));
        };
    }

    /// The same with another memory.
    public Watched remembering(Memory other) {
        return new Watched(key, subscriptions, other, version);
    }

    /// The same with other channels.
    public Watched heardBy(List<Subscription> others) {
        return new Watched(key, others, memory, version);
    }
}

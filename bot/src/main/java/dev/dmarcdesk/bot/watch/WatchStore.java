package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Where watches, alerts and learnt selectors are kept.
///
/// Every method may throw [Unavailable]; then nothing was changed, or all of it was ([#forget]
/// alone may stop half-way, and is asked for again). What was saved is there for the next reader,
/// but for [#findAll], [#learnt], [#due] and the lists, which may lag a moment.
///
/// What another version of us wrote and this one can not read is [Unavailable] to who asks for it
/// alone, and left out of lists, where it must not stand in the way of the others.
public interface WatchStore {
    /// How long alerts are kept.
    Duration KEPT = Duration.ofDays(90);

    /// How many selectors are remembered of one domain.
    int SELECTORS = 20;

    /// The store can not be reached or does not take more; it may later.
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /// @param message what was tried, without names of people or domains
        /// @param cause what happened
        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }

        /// What was read, unless another version of us wrote it.
        public static <T> T unlessReadable(Parsed<T> read) {
            return switch (read) {
                case Parsed.Valid<T>(var value, _) -> value;
                case Parsed.Invalid<T>(var defects) ->
                        throw new Unavailable(
                                "reading what another version wrote",
                                new IllegalStateException(defects.getFirst().expected()));
            };
        }
    }

    /// A part of a long list.
    ///
    /// @param items in the order of the list; may be fewer than asked for, even none
    /// @param next what to ask for the next part with; empty at the end
    record Page<T>(List<T> items, String next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /// A watched domain.
    Optional<Watched> find(WatchKey key);

    /// Those of several that are watched, in any order.
    List<Watched> findAll(Collection<WatchKey> keys);

    /// Saves a watched domain, and all that it is found by, or nothing.
    ///
    /// @param watched with the version that was read, 0 for a new one
    /// @return whether it was saved; not when it was saved or removed since it was read, or there
    ///   already
    boolean save(Watched watched);

    /// Removes a watched domain.
    ///
    /// @param watched as read
    /// @return whether it was removed; not when it was saved or removed since
    boolean remove(Watched watched);

    /// The domains in a slot, without looking at any other.
    ///
    /// @param from empty, or what the part before said
    Page<WatchKey> due(Slots.Slot slot, String from, int limit);

    /// All domains that a workspace watches, by name.
    Page<WatchKey> watches(String team, String from, int limit);

    /// How many domains a workspace watches.
    int count(String team);

    /// All workspaces that watch something.
    List<String> teams();

    /// The watched domains of a workspace whose SPF leads to a name: those whose memory knows of an
    /// [dev.dmarcdesk.watch.Aspect.Kind#INCLUDED_SPF] there.
    Page<WatchKey> leadingTo(String team, DomainName name, String from, int limit);

    /// An alert.
    Optional<Alert> alert(String team, String id);

    /// Saves an alert.
    ///
    /// @param alert with the version that was read, 0 for a new one
    /// @return as for [#save(Watched)]
    boolean save(Alert alert);

    /// The alerts of a workspace found at or after an instant, oldest first. They are kept for
    /// [#KEPT], and then gone for every method.
    Page<Alert> alerts(String team, Instant since, String from, int limit);

    /// Alerts of all workspaces of which something has still to be sent, without looking at any
    /// other.
    Page<Alert> unfinished(String from, int limit);

    /// Remembers DKIM selectors seen in mail of a domain: the last [#SELECTORS] of them.
    void learn(WatchKey key, List<String> selectors, Instant at);

    /// The selectors that were learnt of a domain, the last seen first; those seen together by
    /// name.
    List<String> learnt(WatchKey key);

    /// The last messages that people had diagnosed.
    LastMessages messages();

    /// The last minute whose slots were handed on, or -1.
    ///
    /// @param clock which of several, such as that of the checks or that of the digests
    long handedOn(String clock);

    /// Says that the slots up to a minute were handed on.
    ///
    /// @param from what [#handedOn] said
    /// @return whether that still held
    boolean handOn(String clock, long from, long to);

    /// Forgets everything of a workspace.
    void forget(String team);
}

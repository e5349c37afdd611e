package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Memory;
import dev.dmarcdesk.watch.Snapshot;
import dev.dmarcdesk.watch.Testimony;

import java.util.List;
import java.util.SortedSet;

/// Looks at domains.
@FunctionalInterface
public interface Lookout {
    /// Begins a round: what is asked for one domain of it is not asked again for the next, so that
    /// an include of a hundred domains is looked up once. A round lasts a minute or two at most.
    Round begin();

    /// One round. Safe to use from several threads.
    interface Round {
        /// Looks at a domain as a resolver sees it; a DNS that does not answer is part of what is
        /// seen.
        ///
        /// @param key which domain, and whose: its turns follow from both, and once a day one of
        ///   them looks for keys that nobody knows of yet
        /// @param selectors DKIM selectors that are known of it
        /// @param memory what is remembered of it: the selectors that were found before are in
        ///   there
        Snapshot look(WatchKey key, List<String> selectors, Memory memory);

        /// Asks the servers of the zones themselves, past every cache.
        ///
        /// @param aspects what looked changed
        /// @return one for each aspect, in their order
        List<Testimony> ask(SortedSet<Aspect> aspects);
    }
}

package dev.dmarcdesk.bot.publication;

import java.util.List;

/// Where changes wait to be looked for. Delivers at least once, in any order.
@FunctionalInterface
public interface PublicationQueue {
    /// Hands some over.
    ///
    /// @return whether the queue has all of them now; when not, they are handed over again
    boolean offer(List<PublicationStore.Key> keys);
}

package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.dns.DomainName;

/// What became of one domain that was to be watched.
sealed interface WatchEntry {
    /// It is watched.
    ///
    /// @param watched as it is saved
    /// @param own this channel's part of it
    /// @param news what is new about it
    record Kept(Watched watched, Subscription own, News news) implements WatchEntry {}

    /// There is no room for it.
    ///
    /// @param most how many may be watched
    /// @param inChannel whether in one channel, or in the workspace
    record Full(DomainName domain, int most, boolean inChannel) implements WatchEntry {}

    /// What is new about a watch.
    enum News {
        /// It begins.
        BEGUN,
        /// It was there, and has another interval or owner now.
        CHANGED,
        /// It was there just so.
        NONE
    }
}

package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.dns.DomainName;

import java.util.Optional;

/// How many domains more a channel and its workspace may watch.
final class Room {
    private int leftInTeam;
    private int leftInChannel;

    /// @param inTeam how many domains the workspace watches
    /// @param inChannel how many the channel does
    Room(int inTeam, int inChannel) {
        this.leftInTeam = WatchBook.PER_TEAM - inTeam;
        this.leftInChannel = WatchBook.PER_CHANNEL - inChannel;
    }

    /// Why a domain can not be watched too, if so.
    ///
    /// @param isNew whether no channel of the workspace watches it
    Optional<WatchEntry.Full> lacking(DomainName domain, boolean isNew) {
        if (leftInChannel <= 0) {
            return Optional.of(new WatchEntry.Full(domain, WatchBook.PER_CHANNEL, true));
        }
        return isNew && leftInTeam <= 0
                ? Optional.of(new WatchEntry.Full(domain, WatchBook.PER_TEAM, false))
                : Optional.empty();
    }

    /// A domain was dealt with; it takes room when the channel did not watch it before.
    ///
    /// @param isNew whether no channel of the workspace watched it
    void take(WatchEntry entry, boolean isNew) {
        if (entry instanceof WatchEntry.Kept(_, _, var news) && news == WatchEntry.News.BEGUN) {
            leftInChannel--;
            leftInTeam -= isNew ? 1 : 0;
        }
    }
}

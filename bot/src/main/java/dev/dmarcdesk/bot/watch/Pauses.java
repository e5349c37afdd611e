package dev.dmarcdesk.bot.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which workspaces take nothing for a while. When Slack asks one message to wait, the next need
/// not be tried. Known to this process alone: forgetting it costs a call that is refused.
final class Pauses {
    private final Clock clock;
    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    /// @param clock says when a pause is over
    Pauses(Clock clock) {
        this.clock = clock;
    }

    boolean isOver(String team) {
        return Patience.isOver(until.getOrDefault(team, Instant.EPOCH), clock.instant());
    }

    /// Learns from an answer.
    void heed(String team, Channels.Posting posting) {
        switch (posting) {
            case Channels.Posting.Posted _ -> until.remove(team);
            case Channels.Posting.Later(var pause) -> pause(team, pause);
            case Channels.Posting.Dismissed _ -> pause(team, Patience.LONGEST);
            case Channels.Posting.Refused _, Channels.Posting.Uncertain _ -> {}
        }
    }

    private void pause(String team, Duration pause) {
        if (pause.isPositive()) {
            until.put(team, Patience.after(clock.instant(), 0, pause));
        }
    }
}

package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.document.Sentence;

import java.time.Instant;
import java.util.List;

/// The way a message took.
///
/// @param kind by whom it went
/// @param certainty how sure that is
/// @param reason what shows it
/// @param via the domain in between, such as the list's or the forwarder's; empty when not known
/// @param hops the first server first
public record Path(Kind kind, Certainty certainty, Sentence reason, String via, List<Hop> hops) {
    public Path {
        hops = List.copyOf(hops);
    }

    /// By whom it went.
    public enum Kind {
        DIRECT("direct"),
        FORWARDED("forwarded"),
        MAILING_LIST("mailing-list"),
        GATEWAY("gateway"),
        UNKNOWN("unknown");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// The word for JSON.
        public String word() {
            return word;
        }
    }

    /// How much the marks prove.
    public enum Certainty {
        CERTAIN,
        LIKELY,
        GUESS
    }

    /// One server taking the message. Names of servers only: no client's address is kept.
    ///
    /// @param from who handed it over; empty when not told
    /// @param by who took it; empty when not told
    /// @param protocol such as `ESMTPS`; empty when not told
    /// @param time when, at most one
    /// @param delaySeconds since the hop before, at most one; negative where clocks disagree
    public record Hop(
            String from, String by, String protocol, List<Instant> time, List<Long> delaySeconds) {
        public Hop {
            time = List.copyOf(time);
            delaySeconds = List.copyOf(delaySeconds);
        }
    }
}

package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;

/// One way to bring a message to people.
@FunctionalInterface
interface Post {
    /// Tries once.
    ///
    /// @param message `{text, blocks}`
    Answer send(ObjectNode message);

    /// What Slack says to a message.
    sealed interface Answer {
        /// It is posted.
        record Sent() implements Answer {}

        /// Slack does not like how it is drawn.
        record Malformed() implements Answer {}

        /// No; asking again would change nothing.
        record Refused() implements Answer {}

        /// Not now.
        ///
        /// @param pause how long to leave Slack alone
        record Busy(Duration pause) implements Answer {}
    }
}

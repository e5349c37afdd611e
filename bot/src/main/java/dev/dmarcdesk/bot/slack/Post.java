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
        ///
        /// @param message Slack's id of it; empty where Slack gives none
        record Sent(String message) implements Answer {}

        /// Slack does not like how it is drawn.
        record Malformed() implements Answer {}

        /// No; asking again would change nothing.
        ///
        /// @param why in Slack's word
        record Refused(String why) implements Answer {}

        /// Not now.
        ///
        /// @param pause how long to leave Slack alone; zero when it did not say
        record Busy(Duration pause) implements Answer {}

        /// The connection ended before Slack said anything: nobody knows whether it is posted.
        record Lost() implements Answer {}
    }
}

package dev.dmarcdesk.bot.job;

import dev.dmarcdesk.bot.watch.Place;

/// Where an answer goes. Every part is an id of Slack's, empty when Slack gave none.
///
/// @param team the workspace
/// @param channel the conversation in which the command was given
/// @param thread the message in whose thread the answer belongs
/// @param message the message whose button was clicked, where everybody sees it
/// @param user who asked
/// @param responseUrl an address that takes up to five answers within 30 minutes; whoever knows it
///   can post, so it is never logged
public record ReplyTo(
        String team,
        String channel,
        String thread,
        String message,
        String user,
        String responseUrl) {
    /// Outside of threads, where commands are.
    public ReplyTo(String team, String channel, String user, String responseUrl) {
        this(team, channel, "", "", user, responseUrl);
    }

    /// In a thread, where people write.
    public ReplyTo(String team, String channel, String thread, String user, String responseUrl) {
        this(team, channel, thread, "", user, responseUrl);
    }

    /// The same, for what everybody in the conversation should see.
    public ReplyTo outsideThreads() {
        return new ReplyTo(team, channel, "", message, user, responseUrl);
    }

    /// The conversation and the asker, and what was clicked.
    public Place place() {
        return new Place(team, channel, user, thread, message, responseUrl);
    }

    /// Whether nobody but the asker and the bot is in the conversation.
    public boolean isDirect() {
        return channel.startsWith("D");
    }

    /// Fit for a log: without the address.
    @Override
    public String toString() {
        return "ReplyTo[team=" + team + ", channel=" + channel + ", user=" + user + "]";
    }
}

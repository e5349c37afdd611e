package dev.dmarcdesk.bot.watch;

/// Where a command was given, and by whom. Every part is an id of Slack's.
///
/// @param team the workspace; empty in a terminal
/// @param channel the conversation; [#TERMINAL]'s in a terminal
/// @param user who gave it; empty in a terminal
/// @param thread the message in whose thread the answer belongs; empty for none
/// @param message the message whose button was clicked, where everybody sees it; empty for none
/// @param responseUrl an address that takes answers for half an hour; whoever knows it can post, so
///   it is never logged
public record Place(
        String team,
        String channel,
        String user,
        String thread,
        String message,
        String responseUrl) {
    /// Where there is no Slack.
    public static final Place TERMINAL = new Place("", "terminal", "");

    /// A conversation as such.
    public Place(String team, String channel, String user) {
        this(team, channel, user, "", "", "");
    }

    /// Whether nobody but a terminal listens here.
    public boolean isTerminal() {
        return team.isEmpty();
    }

    /// Fit for a log: without the address.
    @Override
    public String toString() {
        return "Place[team=" + team + ", channel=" + channel + ", user=" + user + "]";
    }
}

package dev.dmarcdesk.bot.watch;

/// Where a command was given, and by whom. Every part is an id of Slack's.
///
/// @param team the workspace; empty in a terminal
/// @param channel the conversation; [#TERMINAL]'s in a terminal
/// @param user who gave it; empty in a terminal
public record Place(String team, String channel, String user) {
    /// Where there is no Slack.
    public static final Place TERMINAL = new Place("", "terminal", "");

    /// Whether nobody but a terminal listens here.
    public boolean isTerminal() {
        return team.isEmpty();
    }
}

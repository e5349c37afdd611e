package dev.dmarcdesk.bot.local;

/// A way to hear from Slack.
sealed interface Listener extends AutoCloseable permits HttpListener, SocketListener {
    /// Where it listens, for people.
    String where();

    /// Hears no more.
    @Override
    void close();
}

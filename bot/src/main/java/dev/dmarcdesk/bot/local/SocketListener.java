package dev.dmarcdesk.bot.local;

import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;

import dev.dmarcdesk.bot.job.Trouble;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;

/// Calls Slack over a WebSocket and lets it speak there (Socket Mode): no address is needed.
/// Reconnects by itself.
final class SocketListener implements Listener {
    private static final Logger LOG = LoggerFactory.getLogger(SocketListener.class);
    private static final int AT_ONCE = 8;

    private final SocketModeApp socket;

    /// Connects.
    ///
    /// @param appToken with the scope `connections:write`
    /// @throws IOException when Slack cannot be reached or refuses the token
    SocketListener(String appToken, App app) throws IOException {
        this.socket =
                new SocketModeApp(
                        appToken,
                        SocketModeClient.Backend.JavaWebSocket,
                        SocketListener::failed,
                        app,
                        AT_ONCE);
        try {
            // The socket's own start ends in a NullPointerException when Slack refuses; ask before.
            app.slack().issueSocketModeUrl(appToken);
            socket.startAsync();
        } catch (Exception e) {
            throw new IOException("no socket to Slack: " + e.getMessage(), e);
        }
    }

    @Override
    public String where() {
        return "Slack, in Socket Mode";
    }

    private static Response failed(SocketModeApp.ErrorContext context) {
        LOG.error("a message could not be answered: {}", Trouble.in(context.getException()));
        return Response.ok();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (Exception e) {
            LOG.warn("the socket did not close cleanly: {}", Trouble.in(e));
        }
    }
}

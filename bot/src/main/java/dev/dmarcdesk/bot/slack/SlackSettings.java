package dev.dmarcdesk.bot.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;

import okhttp3.ConnectionPool;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// What has to be known to speak with Slack.
///
/// @param signingSecret tells Slack's requests from others'; empty where none are taken
/// @param botToken lets the bot post; empty where it does not
/// @param appToken opens a socket instead of an HTTP address; empty for HTTP
/// @param api where the Web API is
public record SlackSettings(String signingSecret, String botToken, String appToken, URI api) {
    private static final URI SLACK = URI.create("https://slack.com/api/");

    /// Reads the settings a process needs.
    ///
    /// @param environment the value of a variable; empty when it is not set
    /// @param needed the variables without which there is no use in starting
    /// @throws MissingSettings naming all that are needed and blank
    public static SlackSettings read(UnaryOperator<String> environment, String... needed) {
        var missing = new ArrayList<String>();
        for (String name : needed) {
            if (environment.apply(name).isBlank()) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            throw new MissingSettings(missing);
        }
        String api = environment.apply("SLACK_API_URL").strip();
        return new SlackSettings(
                environment.apply("SLACK_SIGNING_SECRET").strip(),
                environment.apply("SLACK_BOT_TOKEN").strip(),
                environment.apply("SLACK_APP_TOKEN").strip(),
                api.isEmpty() ? SLACK : URI.create(api.endsWith("/") ? api : api + "/"));
    }

    /// A client of the Web API.
    ///
    /// @param patience for one call, from end to end
    Slack client(Duration patience) {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(api.toString());
        // Its statistics ask Slack who we are before the first message, and nobody reads them.
        config.setStatsEnabled(false);
        config.setHttpClientCallTimeoutMillis(Math.toIntExact(patience.toMillis()));
        return Slack.getInstance(config);
    }

    /// A client whose every call goes out once. The usual one sends a call again by itself when a
    /// connection breaks, perhaps after Slack took it; and a connection that was kept open is more
    /// likely to break.
    Slack oneShotClient(Duration patience) {
        Slack usual = client(patience);
        return Slack.getInstance(
                usual.getConfig(),
                new SlackHttpClient(
                        usual.getHttpClient()
                                .getOkHttpClient()
                                .newBuilder()
                                .retryOnConnectionFailure(false)
                                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                                .build()));
    }

    /// Whether the Web API is Slack's own and not a stand-in's.
    boolean isSlackItself() {
        return api.equals(SLACK);
    }

    /// Whether an address is one that files are fetched from and brought to: the token and what
    /// people ask go to Slack alone.
    boolean serves(String address) {
        try {
            var url = new URI(address);
            String host = Objects.requireNonNullElse(url.getHost(), "").toLowerCase(Locale.ROOT);
            boolean isSlack =
                    "https".equalsIgnoreCase(url.getScheme())
                            && url.getPort() < 0
                            && host.endsWith(".slack.com");
            boolean isStandIn =
                    !isSlackItself()
                            && api.getScheme().equalsIgnoreCase(url.getScheme())
                            && host.equalsIgnoreCase(api.getHost())
                            && url.getPort() == api.getPort();
            return url.getRawUserInfo() == null && (isSlack || isStandIn);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /// Fit for a log: without what is secret.
    @Override
    public String toString() {
        return "SlackSettings[" + api + "]";
    }

    /// Settings that are not there.
    public static final class MissingSettings extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /// @param names the variables
        public MissingSettings(List<String> names) {
            super("not set: " + String.join(", ", names));
        }
    }
}

package dev.dmarcdesk.bot.slack;

import java.net.URI;
import java.net.URISyntaxException;

/// Which addresses may be answered to. A job's address came with a signed request, and still the
/// bot posts to Slack only: a leaked secret must not turn it into a way into the network it runs
/// in.
final class ResponseUrls {
    private static final String SLACK = "hooks.slack.com";

    private final URI api;
    private final boolean slackItself;

    /// @param settings a stand-in for the Web API may also stand in for the addresses
    ResponseUrls(SlackSettings settings) {
        this.api = settings.api();
        this.slackItself = settings.isSlackItself();
    }

    /// Whether answers may go there.
    boolean accept(String address) {
        try {
            var url = new URI(address);
            return isSlack(url) || isStandIn(url);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isSlack(URI url) {
        return "https".equalsIgnoreCase(url.getScheme())
                && SLACK.equalsIgnoreCase(url.getRawAuthority());
    }

    private boolean isStandIn(URI url) {
        return !slackItself
                && url.getRawUserInfo() == null
                && url.getHost() != null
                && url.getHost().equalsIgnoreCase(api.getHost())
                && String.valueOf(url.getScheme()).equalsIgnoreCase(api.getScheme());
    }
}

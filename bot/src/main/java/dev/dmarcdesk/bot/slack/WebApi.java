package dev.dmarcdesk.bot.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;

/// What the Web API's answers to a message mean.
final class WebApi {
    /// The drawing is at fault.
    private static final Set<String> DRAWING =
            Set.of(
                    "invalid_blocks",
                    "invalid_blocks_format",
                    "msg_too_long",
                    "msg_blocks_too_long");

    /// It was not done, and may be later.
    private static final Set<String> PASSING =
            Set.of(
                    "ratelimited",
                    "rate_limited",
                    "message_limit_exceeded",
                    "service_unavailable",
                    "request_timeout",
                    "org_login_required",
                    "team_added_to_org");

    /// Slack's documentation says of these that some of it may have been done.
    private static final Set<String> UNSURE = Set.of("internal_error", "fatal_error");

    /// Who answers these stood between us and Slack, and did not hear Slack's own answer.
    private static final Set<Integer> GATEWAY = Set.of(502, 504);

    private WebApi() {}

    /// One call.
    @FunctionalInterface
    interface Call {
        /// Makes it.
        Post.Answer answer() throws IOException, SlackApiException;
    }

    /// What came of a call.
    static Post.Answer of(Call call) {
        try {
            return call.answer();
        } catch (SlackApiException e) {
            return GATEWAY.contains(e.getResponse().code())
                    ? new Post.Answer.Lost()
                    : new Post.Answer.Busy(Waits.asked(e.getResponse().headers("Retry-After")));
        } catch (ConnectException | NoRouteToHostException | UnknownHostException e) {
            return new Post.Answer.Busy(Duration.ZERO);
        } catch (IOException e) {
            return new Post.Answer.Lost();
        }
    }

    /// What an answer says.
    ///
    /// @param message Slack's id of the message, when it was done
    static Post.Answer judge(SlackApiTextResponse response, String message) {
        String error = String.valueOf(response.getError());
        if (response.isOk()) {
            return new Post.Answer.Sent(message);
        }
        if (DRAWING.contains(error)) {
            return new Post.Answer.Malformed();
        }
        if (UNSURE.contains(error)) {
            return new Post.Answer.Lost();
        }
        return PASSING.contains(error)
                ? new Post.Answer.Busy(Duration.ZERO)
                : new Post.Answer.Refused(error);
    }
}

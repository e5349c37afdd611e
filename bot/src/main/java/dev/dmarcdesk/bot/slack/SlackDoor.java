package dev.dmarcdesk.bot.slack;

import com.slack.api.app_backend.slash_commands.SlashCommandPayloadParser;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;

import dev.dmarcdesk.bot.job.Trouble;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What stands at the HTTP address that Slack calls: whoever it is, first shows a signature.
///
/// Slash commands are answered here and never reach Bolt: loading it takes longer than all the rest
/// of a first answer. Everything else goes to Bolt, which is made when first needed.
public final class SlackDoor {
    /// Where Slack is told to call.
    public static final String PATH = "/slack/events";

    /// The longest body read, in octets; Slack's own are far shorter.
    public static final int LONGEST_BODY = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(SlackDoor.class);
    private static final Pattern SSL_CHECK = Pattern.compile("(?:.*&)?ssl_check=1(?:&.*)?");
    private static final int LONGEST_SSL_CHECK = 1_000;
    private static final Pattern COMMAND = Pattern.compile("(?:.*&)?command=.*", Pattern.DOTALL);

    private final RequestSignature signature;
    private final SlashCommand command;
    private final Supplier<App> bolt;

    /// @param signature tells Slack from others
    /// @param command answers slash commands
    /// @param bolt answers the rest; asked once, when first needed
    public SlackDoor(RequestSignature signature, SlashCommand command, Supplier<App> bolt) {
        this.signature = signature;
        this.command = command;
        this.bolt = bolt;
    }

    /// Answers a request. Never throws.
    public SlackResponse answer(SlackRequest request) {
        if (!request.path().equals(PATH)) {
            return SlackResponse.refused(404, "not found");
        }
        if (isSslCheck(request)) {
            return SlackResponse.nothing();
        }
        if (!request.method().equals("POST")) {
            return SlackResponse.refused(405, "method not allowed");
        }
        if (request.body().length > LONGEST_BODY) {
            return SlackResponse.refused(413, "too large");
        }
        if (!signature.covers(request)) {
            return SlackResponse.refused(401, "unauthorized");
        }
        return answerSlack(request);
    }

    /// Slack looks now and then whether our certificate is good, unsigned; nothing comes of it.
    private static boolean isSslCheck(SlackRequest request) {
        return SSL_CHECK.matcher(request.query()).matches()
                || (request.body().length < LONGEST_SSL_CHECK
                        && request.isForm()
                        && SSL_CHECK
                                .matcher(new String(request.body(), StandardCharsets.ISO_8859_1))
                                .matches());
    }

    private SlackResponse answerSlack(SlackRequest request) {
        try {
            if (request.isForm() && COMMAND.matcher(request.text()).lookingAt()) {
                return SlackResponse.message(
                        command.answer(new SlashCommandPayloadParser().parse(request.text())));
            }
            return answerByBolt(request);
        } catch (Exception e) {
            LOG.error("a signed request could not be answered: {}", Trouble.in(e));
            return SlackResponse.refused(400, "not understood");
        }
    }

    private SlackResponse answerByBolt(SlackRequest request) throws Exception {
        App app = bolt.get();
        var parsed =
                new SlackRequestParser(app.config())
                        .parse(
                                SlackRequestParser.HttpRequest.builder()
                                        .requestUri(request.path())
                                        .queryString(Map.of())
                                        .headers(headers(request))
                                        .requestBody(request.text())
                                        .remoteAddress("")
                                        .build());
        Response response = app.run(parsed);
        String body = response.getBody();
        return new SlackResponse(
                response.getStatusCode(), response.getContentType(), body == null ? "" : body);
    }

    private static RequestHeaders headers(SlackRequest request) {
        return new RequestHeaders(
                request.headers().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))));
    }
}

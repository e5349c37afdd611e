package dev.dmarcdesk.bot.slack;

import com.slack.api.app_backend.slash_commands.SlashCommandPayloadParser;

import dev.dmarcdesk.bot.data.JsonTree;
import dev.dmarcdesk.bot.job.Trouble;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// What stands at the HTTP address that Slack calls: whoever it is, first shows a signature.
///
/// Bolt does not stand here: loading it takes longer than all the rest of a first answer.
public final class SlackDoor {
    /// Where Slack is told to call.
    public static final String PATH = "/slack/events";

    /// The longest body read, in octets; Slack's own are far shorter.
    public static final int LONGEST_BODY = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(SlackDoor.class);
    private static final Pattern SSL_CHECK = Pattern.compile("(?:.*&)?ssl_check=1(?:&.*)?");
    private static final int LONGEST_SSL_CHECK = 1_000;
    private static final Pattern COMMAND = Pattern.compile("(?:.*&)?command=.*", Pattern.DOTALL);

    private static final String PAYLOAD = "payload=";

    private final RequestSignature signature;
    private final SlashCommand command;
    private final SlackCalls calls;

    /// @param signature tells Slack from others
    /// @param command answers slash commands
    /// @param calls answers the rest
    public SlackDoor(RequestSignature signature, SlashCommand command, SlackCalls calls) {
        this.signature = signature;
        this.command = command;
        this.calls = calls;
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
                return command.answer(new SlashCommandPayloadParser().parse(request.text()));
            }
            return calls.answer(
                    JsonTree.read(request.isForm() ? payload(request) : request.text()));
        } catch (Exception e) {
            LOG.error("a signed request could not be answered: {}", Trouble.in(e));
            return SlackResponse.refused(400, "not understood");
        }
    }

    /// The one field of the form that clicks and the like come in.
    private static String payload(SlackRequest request) {
        for (String field : request.text().split("&", -1)) {
            if (field.startsWith(PAYLOAD)) {
                return URLDecoder.decode(field.substring(PAYLOAD.length()), StandardCharsets.UTF_8);
            }
        }
        throw new IllegalArgumentException("a form without a payload");
    }
}

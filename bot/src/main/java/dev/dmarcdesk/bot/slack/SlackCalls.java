package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dmarcdesk.bot.job.Attachment;
import dev.dmarcdesk.bot.job.Attachment.Happening;
import dev.dmarcdesk.bot.job.Audience;
import dev.dmarcdesk.bot.job.Intake;
import dev.dmarcdesk.bot.job.JobId;
import dev.dmarcdesk.bot.job.ReplyTo;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.mail.Paste;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What Slack calls about besides commands: clicks, the menu of a message, the modal, and what is
/// said to the bot. Takes it in and acknowledges; the worker answers.
public final class SlackCalls {
    /// The shortcut in the menu of every message.
    public static final String SHORTCUT = "diagnose_headers";

    /// The buttons of [BlockKit]: each carries the command line it runs.
    private static final Pattern RUN = Pattern.compile("run:[0-9]+");

    /// For what is called before an acknowledgement that has three seconds in all.
    private static final Duration HASTY = Duration.ofMillis(800);

    private static final String HEADERS = "headers";
    private static final Attachment NOTHING = new Attachment.None();

    /// The command, with nothing behind it but options.
    private static final Pattern OPENING =
            Pattern.compile("headers(?:\\s+(?:--|—|–).{0,255})?", Pattern.CASE_INSENSITIVE);

    /// Messages that somebody wrote, with a file or without. All other subtypes are about messages
    /// that were there before, or come from programs.
    private static final Set<String> WRITTEN = Set.of("", "file_share");

    private final SlackSettings settings;
    private final Intake intake;
    private final HeadersBox box;
    private final ReasonBox reasons;

    /// @param settings where Slack is
    /// @param intake takes lines in
    /// @param box the modal
    public SlackCalls(SlackSettings settings, Intake intake, HeadersBox box) {
        this.settings = settings;
        this.intake = intake;
        this.box = box;
        this.reasons = box.reasons();
    }

    /// Answers a call. What we do not know is acknowledged and forgotten: Slack would show a
    /// warning sign to whoever clicked, and deliver again.
    ///
    /// @param payload as Slack sent it, signed or over a socket
    SlackResponse answer(JsonNode payload) {
        return switch (payload.path("type").asText()) {
            case "url_verification" -> SlackResponse.text(payload.path("challenge").asText());
            case "block_actions" -> clicked(payload);
            case "message_action" -> chosen(payload);
            case "view_submission" -> submitted(payload);
            case "event_callback" -> heard(payload);
            default -> SlackResponse.nothing();
        };
    }

    private SlackResponse clicked(JsonNode payload) {
        JsonNode action = payload.path("actions").path(0);
        String name = action.path("action_id").asText();
        String value = action.path("value").asText();
        boolean isShare = name.equals(BlockKit.SHARE);
        if (value.isBlank() || !(isShare || RUN.matcher(name).matches())) {
            return SlackResponse.nothing();
        }
        if (ReasonBox.isMeant(value)
                && reasons.open(payload.path("trigger_id").asText(), value, replyTo(payload))) {
            return SlackResponse.nothing();
        }
        return queue(
                JobId.of(
                        "click",
                        team(payload),
                        payload.path("user").path("id").asText(),
                        name,
                        action.path("action_ts").asText()),
                isShare ? "" : value,
                Paste.Source.CHAT,
                isShare ? new Attachment.Page(value) : NOTHING,
                isShare ? replyTo(payload).outsideThreads() : replyTo(payload));
    }

    private SlackResponse chosen(JsonNode payload) {
        if (!payload.path("callback_id").asText().equals(SHORTCUT)) {
            return SlackResponse.nothing();
        }
        var message = SharedMessage.of(payload.path("message"), "");
        boolean isFile = message.attachment() instanceof Attachment.File;
        return queue(
                JobId.of("shortcut", team(payload), payload.path("trigger_id").asText()),
                isFile || message.text().isEmpty() ? HEADERS : HEADERS + "\n" + message.text(),
                message.spelling(),
                message.attachment(),
                replyTo(payload));
    }

    private SlackResponse submitted(JsonNode payload) {
        return switch (payload.path("view").path("callback_id").asText()) {
            case HeadersModal.CALLBACK -> box.submitted(payload);
            case ReasonBox.CALLBACK -> reasons.submitted(payload);
            default -> SlackResponse.nothing();
        };
    }

    private SlackResponse heard(JsonNode payload) {
        JsonNode event = payload.path("event");
        var happening = happening(event);
        if (happening.isPresent()) {
            return happened(payload, happening.get());
        }
        String me = payload.path("authorizations").path(0).path("user_id").asText();
        return isToMe(event) && isByAPerson(event) && !event.path("user").asText().equals(me)
                ? heard(payload, SharedMessage.of(event, me))
                : SlackResponse.nothing();
    }

    private SlackResponse heard(JsonNode payload, SharedMessage message) {
        JsonNode event = payload.path("event");
        var replyTo =
                new ReplyTo(
                        payload.path("team_id").asText(),
                        event.path("channel").asText(),
                        event.path("thread_ts").asText(),
                        event.path("user").asText(),
                        "");
        String id = JobId.of("event", replyTo.team(), payload.path("event_id").asText());
        return switch (intake.queue(
                id, line(message), message.spelling(), message.attachment(), replyTo)) {
            case Intake.Handover.Queued() -> SlackResponse.nothing();
            // Only the worker can answer here; it says how a message is handed over.
            case Intake.Handover.Refused(var why) when why.equals(Intake.TOO_LONG) ->
                    heard(payload, new SharedMessage(HEADERS, message.spelling(), NOTHING));
            // There is nobody to tell; Slack delivers an event again that is not taken.
            case Intake.Handover.Refused _ -> SlackResponse.refused(503, "busy");
        };
    }

    /// What an event is about that nobody says anything with. Of tokens that are revoked, only the
    /// bot's own count: those of its users are none of its business.
    private static Optional<Happening> happening(JsonNode event) {
        return switch (event.path("type").asText()) {
            case "app_home_opened" ->
                    Optional.of(Happening.HOME_OPENED)
                            .filter(_ -> event.path("tab").asText().equals("home"));
            case "app_uninstalled" -> Optional.of(Happening.APP_REMOVED);
            case "tokens_revoked" ->
                    Optional.of(Happening.APP_REMOVED)
                            .filter(_ -> !event.path("tokens").path("bot").isEmpty());
            default -> Optional.empty();
        };
    }

    /// An event that is not taken is delivered again.
    private SlackResponse happened(JsonNode payload, Happening happening) {
        String team = payload.path("team_id").asText();
        String user = payload.path("event").path("user").asText();
        return switch (intake.queue(
                JobId.of("event", team, payload.path("event_id").asText()),
                "",
                Paste.Source.TYPED,
                new Attachment.Event(happening),
                new ReplyTo(team, "", user, ""))) {
            case Intake.Handover.Queued() -> SlackResponse.nothing();
            case Intake.Handover.Refused _ -> SlackResponse.refused(503, "busy");
        };
    }

    private static boolean isToMe(JsonNode event) {
        return switch (event.path("type").asText()) {
            case "app_mention" -> true;
            case "message" ->
                    event.path("channel_type").asText().equals("im")
                            && WRITTEN.contains(event.path("subtype").asText());
            default -> false;
        };
    }

    /// Bots that answer bots never end; and what is edited was heard before.
    private static boolean isByAPerson(JsonNode event) {
        return event.path("bot_id").asText("").isEmpty()
                && !event.path("user").asText("").isEmpty()
                && !event.path("user").asText().equals("USLACKBOT")
                && event.path("edited").isMissingNode();
    }

    /// With a file, words that are no command are said about it and not to the bot.
    private static String line(SharedMessage message) {
        return message.attachment() instanceof Attachment.File
                        && !OPENING.matcher(message.text()).matches()
                ? HEADERS
                : message.text();
    }

    private SlackResponse queue(
            String id, String line, Paste.Source spelling, Attachment attachment, ReplyTo to) {
        switch (intake.queue(id, line, spelling, attachment, to)) {
            case Intake.Handover.Queued() -> {}
            case Intake.Handover.Refused(var why) -> tell(to, why);
        }
        return SlackResponse.nothing();
    }

    private void tell(ReplyTo replyTo, Sentence words) {
        new ResponseUrlPost(
                        settings.client(HASTY), new ResponseUrls(settings), replyTo, Audience.ASKER)
                .send(SlackMessage.line(words));
    }

    private static String team(JsonNode payload) {
        return payload.path("team").path("id").asText();
    }

    /// What a click asks for is answered below the message that was clicked, in the thread it is
    /// part of or begins.
    private static ReplyTo replyTo(JsonNode payload) {
        String clicked = clickedMessage(payload.path("container"));
        return new ReplyTo(
                team(payload),
                payload.path("channel").path("id").asText(),
                clicked.isEmpty() ? "" : thread(payload).orElse(clicked),
                clicked,
                payload.path("user").path("id").asText(),
                payload.path("response_url").asText());
    }

    private static Optional<String> thread(JsonNode payload) {
        return Stream.of(payload.path("message"), payload.path("container"))
                .map(holder -> holder.path("thread_ts").asText())
                .filter(thread -> !thread.isEmpty())
                .findFirst();
    }

    /// What only its reader sees has no place in the conversation, and no thread.
    private static String clickedMessage(JsonNode container) {
        return container.path("is_ephemeral").asBoolean()
                ? ""
                : container.path("message_ts").asText();
    }
}

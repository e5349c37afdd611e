package dev.dmarcdesk.bot.slack;

import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// Brings a long text into a thread as a file: asks where to put it, puts it there, and shares it.
/// Nobody sees it before it is shared.
final class ThreadFile {
    private static final Duration CALL = Duration.ofSeconds(4);

    private final Slack slack;
    private final SlackSettings settings;

    /// @param slack the client
    /// @param settings where Slack is, and the bot's token
    ThreadFile(Slack slack, SlackSettings settings) {
        this.slack = slack;
        this.settings = settings;
    }

    /// What became of it.
    sealed interface Result {
        /// It is there.
        ///
        /// @param id Slack's
        record Done(String id) implements Result {}

        /// It is not.
        ///
        /// @param why a clause for people
        record Refused(Sentence why) implements Result {}
    }

    /// Uploads a text, for nobody to see yet.
    Result upload(Block.Attachment file) {
        byte[] octets = file.text().getBytes(StandardCharsets.UTF_8);
        try {
            FilesGetUploadURLExternalResponse place =
                    slack.methods(settings.botToken())
                            .filesGetUploadURLExternal(
                                    r -> r.filename(file.name()).length(octets.length));
            if (!place.isOk()) {
                return refused(String.valueOf(place.getError()));
            }
            String address = Objects.requireNonNullElse(place.getUploadUrl(), "");
            String id = Objects.requireNonNullElse(place.getFileId(), "");
            return !id.isEmpty() && settings.serves(address) && isPut(address, octets)
                    ? new Result.Done(id)
                    : refused("upload failed");
        } catch (SlackApiException | IOException e) {
            return refused("no answer");
        }
    }

    private static boolean isPut(String address, byte[] octets) throws IOException {
        var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.setConnectTimeout(Math.toIntExact(CALL.toMillis()));
        connection.setReadTimeout(Math.toIntExact(CALL.toMillis()));
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/octet-stream");
        connection.setFixedLengthStreamingMode(octets.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(octets);
        }
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    }

    /// Shares what was uploaded.
    ///
    /// @param id as the upload gave it
    /// @param channel where
    /// @param thread below which message
    Result share(String id, Block.Attachment file, String channel, String thread) {
        try {
            var answer =
                    slack.methods(settings.botToken())
                            .filesCompleteUploadExternal(r ->
                                    r.files(
                                                    List.of(
                                                            FileDetails.builder()
                                                                    .id(id)
                                                                    .title(file.title())
                                                                    .build()))
                                            .channelId(channel)
                                            .threadTs(thread));
            return answer.isOk() ? new Result.Done(id) : refused(String.valueOf(answer.getError()));
        } catch (SlackApiException | IOException e) {
            return refused("no answer");
        }
    }

    private static Result refused(String error) {
        return new Result.Refused(
                switch (error) {
                    case "missing_scope", "no_permission", "not_allowed_token_type" ->
                            Sentence.of("the Slack app lacks the scope %s", "files:write");
                    case "not_in_channel", "channel_not_found" ->
                            Sentence.of(
                                    "I am not in this conversation; invite me with %s",
                                    new Inline.Plain("/invite @DMARC Desk"));
                    default -> Sentence.of("Slack did not take it (%s)", error);
                });
    }
}

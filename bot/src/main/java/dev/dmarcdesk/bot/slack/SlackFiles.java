package dev.dmarcdesk.bot.slack;

import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.files.FilesInfoResponse;
import com.slack.api.model.File;

import dev.dmarcdesk.bot.job.Uploads;
import dev.dmarcdesk.document.Sentence;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// Fetches files that people gave to Slack, with the bot's own token.
public final class SlackFiles implements Uploads {
    private static final Duration CALL = Duration.ofSeconds(4);
    private static final int SNIFFED = 512;

    private static final Sentence MAY_NOT =
            Sentence.of(
                    "I may not read files here: the Slack app lacks the scope %s, or was not"
                            + " installed again after it was added. Paste the header instead, with"
                            + " %s.",
                    "files:read", "/dmarc headers");
    private static final Sentence GONE =
            Sentence.of("This file is gone, or Slack does not show it to me.");
    private static final Sentence TOO_LONG =
            Sentence.of(
                    "This file is too long: I read files of up to 1 MiB. Of a longer message the part"
                            + " above the first empty line is enough.");
    private static final Sentence ELSEWHERE =
            Sentence.of(
                    "This file is not kept by Slack, and I fetch nothing from elsewhere. Please"
                            + " upload the message itself.");
    private static final Sentence MAIL_TO_SLACK =
            Sentence.of(
                    "This is a mail that Slack itself received, and Slack gives its raw header to"
                            + " nobody. Take the message from a mailbox: save it as a file there, or"
                            + " copy its header.");

    private static final Set<String> PASSING =
            Set.of("ratelimited", "internal_error", "fatal_error", "service_unavailable");

    private final Slack slack;
    private final SlackSettings settings;

    /// @param settings where Slack is, and the bot's token
    public SlackFiles(SlackSettings settings) {
        this.slack = settings.client(CALL);
        this.settings = settings;
    }

    @Override
    public Upload fetch(String id) {
        try {
            return described(slack.methods(settings.botToken()).filesInfo(r -> r.file(id)));
        } catch (SlackApiException | IOException e) {
            return new Upload.Later();
        }
    }

    private Upload described(FilesInfoResponse answer) {
        if (answer.isOk() && answer.getFile() != null) {
            return described(answer.getFile());
        }
        String error = String.valueOf(answer.getError());
        if (PASSING.contains(error)) {
            return new Upload.Later();
        }
        return new Upload.Refused(
                switch (error) {
                    case "missing_scope", "no_permission", "not_authed", "invalid_auth" -> MAY_NOT;
                    default -> GONE;
                });
    }

    private Upload described(File file) {
        String mode = Objects.requireNonNullElse(file.getMode(), "");
        if (mode.equals("email")) {
            return new Upload.Refused(MAIL_TO_SLACK);
        }
        if (file.isExternal() || mode.equals("external")) {
            return new Upload.Refused(ELSEWHERE);
        }
        if (Objects.requireNonNullElse(file.getSize(), 0).longValue() > LONGEST) {
            return new Upload.Refused(TOO_LONG);
        }
        String url = Objects.requireNonNullElse(file.getUrlPrivateDownload(), "");
        boolean isPage = String.valueOf(file.getMimetype()).startsWith("text/html");
        return settings.serves(url)
                ? download(url, isPage)
                : new Upload.Refused(url.isEmpty() ? GONE : ELSEWHERE);
    }

    private Upload download(String url, boolean isPage) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(Math.toIntExact(CALL.toMillis()));
            connection.setReadTimeout(Math.toIntExact(CALL.toMillis()));
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Authorization", "Bearer " + settings.botToken());
            return downloaded(connection, isPage);
        } catch (IOException e) {
            return new Upload.Later();
        }
    }

    private static Upload downloaded(HttpURLConnection connection, boolean isPage)
            throws IOException {
        int status = connection.getResponseCode();
        if (status >= 500 || status == 429) {
            return new Upload.Later();
        }
        if (status != HttpURLConnection.HTTP_OK) {
            return new Upload.Refused(status == HttpURLConnection.HTTP_NOT_FOUND ? GONE : MAY_NOT);
        }
        byte[] octets;
        try (var in = connection.getInputStream()) {
            octets = in.readNBytes(LONGEST + 1);
        }
        if (!isPage && isLogin(connection.getContentType(), octets)) {
            return new Upload.Refused(MAY_NOT);
        }
        return octets.length > LONGEST ? new Upload.Refused(TOO_LONG) : new Upload.Fetched(octets);
    }

    /// Whom Slack does not let read a file, it shows a page to log in at, as if that were the file.
    private static boolean isLogin(String contentType, byte[] octets) {
        String start =
                new String(octets, 0, Math.min(octets.length, SNIFFED), StandardCharsets.ISO_8859_1)
                        .stripLeading()
                        .toLowerCase(Locale.ROOT);
        return String.valueOf(contentType).startsWith("text/html")
                && (start.startsWith("<!doctype html") || start.startsWith("<html"));
    }
}

package dev.dmarcdesk.bot.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.text.Parsed;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// A [Job] as the queue carries it: one flat JSON object of texts. Written and read by the
/// streaming API, because the acknowledging function has no time to load another.
public final class JobJson {
    private static final JsonFactory JSON = new JsonFactory();

    private static final String FILE = "file";
    private static final String PAGE = "page";
    private static final String EVENT = "event";

    /// Octets of a job, with room for what the queue adds.
    private static final int LONGEST = 250_000;

    /// Characters of a line that fit however they are written: six octets each at most.
    private static final int SURELY_SHORT = 40_000;

    private JobJson() {}

    /// The job as JSON.
    public static String write(Job job) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", job.id());
            json.writeStringField("line", job.line());
            json.writeStringField("spelling", job.spelling().name());
            attachment(job.attachment(), json);
            json.writeStringField("team", job.replyTo().team());
            json.writeStringField("channel", job.replyTo().channel());
            json.writeStringField("thread", job.replyTo().thread());
            json.writeStringField("message", job.replyTo().message());
            json.writeStringField("user", job.replyTo().user());
            json.writeStringField("responseUrl", job.replyTo().responseUrl());
            json.writeStringField("askedAt", job.askedAt().toString());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter takes everything", e);
        }
        return text.toString();
    }

    private static void attachment(Attachment attachment, JsonGenerator json) throws IOException {
        switch (attachment) {
            case Attachment.None() -> {}
            case Attachment.File(var id) -> json.writeStringField(FILE, id);
            case Attachment.Page(var sealed) -> json.writeStringField(PAGE, sealed);
            case Attachment.Event(var happening) -> json.writeStringField(EVENT, happening.name());
        }
    }

    /// Whether the queue takes the job: SQS carries 256 KiB a message.
    static boolean fits(Job job) {
        return job.line().length() < SURELY_SHORT
                || write(job).getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }

    /// Reads a job; what an older version did not know may be missing, and fields that a newer
    /// version may have added are passed over.
    ///
    /// @return the job, or that this is none
    public static Parsed<Job> read(String text) {
        try {
            return Parsed.valid(job(fields(text)));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Parsed.invalid("a job", 0, text.length());
        }
    }

    private static Job job(Map<String, String> fields) {
        return new Job(
                need(fields, "id"),
                need(fields, "line"),
                Paste.Source.valueOf(fields.getOrDefault("spelling", Paste.Source.CHAT.name())),
                attachment(fields),
                new ReplyTo(
                        need(fields, "team"),
                        need(fields, "channel"),
                        fields.getOrDefault("thread", ""),
                        fields.getOrDefault("message", ""),
                        need(fields, "user"),
                        need(fields, "responseUrl")),
                Instant.parse(need(fields, "askedAt")));
    }

    private static Attachment attachment(Map<String, String> fields) {
        String file = fields.getOrDefault(FILE, "");
        String page = fields.getOrDefault(PAGE, "");
        String event = fields.getOrDefault(EVENT, "");
        if (!event.isEmpty()) {
            return new Attachment.Event(Attachment.Happening.valueOf(event));
        }
        if (!file.isEmpty()) {
            return new Attachment.File(file);
        }
        return page.isEmpty() ? new Attachment.None() : new Attachment.Page(page);
    }

    private static String need(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    private static Map<String, String> fields(String text) throws IOException {
        var fields = new HashMap<String, String>();
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not an object");
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                if (json.nextToken() == JsonToken.VALUE_STRING) {
                    fields.put(name, json.getText());
                }
                json.skipChildren();
            }
        }
        return fields;
    }
}

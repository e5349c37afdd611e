package dev.dmarcdesk.bot.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.dmarcdesk.text.Parsed;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// A [Job] as the queue carries it: one flat JSON object of texts. Written and read by the
/// streaming API, because the acknowledging function has no time to load another.
public final class JobJson {
    private static final JsonFactory JSON = new JsonFactory();

    private JobJson() {}

    /// The job as JSON.
    public static String write(Job job) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", job.id());
            json.writeStringField("line", job.line());
            json.writeStringField("team", job.replyTo().team());
            json.writeStringField("channel", job.replyTo().channel());
            json.writeStringField("user", job.replyTo().user());
            json.writeStringField("responseUrl", job.replyTo().responseUrl());
            json.writeStringField("askedAt", job.askedAt().toString());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter takes everything", e);
        }
        return text.toString();
    }

    /// Reads a job; fields that a newer version may have added are passed over.
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
                new ReplyTo(
                        need(fields, "team"),
                        need(fields, "channel"),
                        need(fields, "user"),
                        need(fields, "responseUrl")),
                Instant.parse(need(fields, "askedAt")));
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

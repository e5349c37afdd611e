package dev.dmarcdesk.bot.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;

/// Writes JSON that is ASCII alone, so that no character of a hostile text is lost or changed on
/// its way through a store, not even half a surrogate pair.
public final class JsonText {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JsonText() {}

    /// Writes the inside of a value.
    ///
    /// @param <T> what is written
    @FunctionalInterface
    public interface Part<T> {
        /// Writes one.
        void write(T value, JsonGenerator json) throws IOException;
    }

    /// One object as text.
    ///
    /// @param fields writes its fields
    public static <T> String of(T value, Part<T> fields) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            object(value, json, fields);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter takes everything", e);
        }
        return text.toString();
    }

    /// Writes a field that holds an object.
    public static <T> void object(String name, T value, JsonGenerator json, Part<T> fields)
            throws IOException {
        json.writeFieldName(name);
        object(value, json, fields);
    }

    private static <T> void object(T value, JsonGenerator json, Part<T> fields) throws IOException {
        json.writeStartObject();
        fields.write(value, json);
        json.writeEndObject();
    }

    /// Writes a field that holds a list of objects, and nothing for an empty list.
    public static <T> void objects(
            String name, Collection<T> values, JsonGenerator json, Part<T> fields)
            throws IOException {
        if (values.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (T value : values) {
            object(value, json, fields);
        }
        json.writeEndArray();
    }

    /// Writes a field that holds a list of texts, and nothing for an empty list.
    public static void texts(String name, Collection<String> texts, JsonGenerator json)
            throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /// Writes a field that holds a text, and nothing for an empty one.
    public static void text(String name, String text, JsonGenerator json) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(name, text);
        }
    }

    /// Writes a field that holds an instant, and nothing for the epoch.
    public static void instant(String name, Instant at, JsonGenerator json) throws IOException {
        if (!at.equals(Instant.EPOCH)) {
            json.writeStringField(name, at.toString());
        }
    }
}

package dev.dmarcdesk.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes one JSON document into memory, where writing can not fail.
final class JsonOut {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private JsonOut(JsonGenerator json) {
        this.json = json;
    }

    /// One object, indented for people.
    static String object(Consumer<JsonOut> fields) {
        var text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
            generator.writeStartObject();
            fields.accept(new JsonOut(generator));
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    JsonOut text(String name, @Nullable String value) {
        return write(() -> json.writeStringField(name, value));
    }

    JsonOut text(String name, Optional<?> value) {
        return text(name, value.map(Object::toString).orElse(null));
    }

    JsonOut number(String name, long value) {
        return write(() -> json.writeNumberField(name, value));
    }

    JsonOut flag(String name, boolean value) {
        return write(() -> json.writeBooleanField(name, value));
    }

    JsonOut nothing(String name) {
        return write(() -> json.writeNullField(name));
    }

    JsonOut object(String name, Consumer<JsonOut> fields) {
        return write(() -> {
            json.writeObjectFieldStart(name);
            fields.accept(this);
            json.writeEndObject();
        });
    }

    JsonOut texts(String name, List<String> values) {
        return write(() -> {
            json.writeArrayFieldStart(name);
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        });
    }

    <T> JsonOut objects(String name, List<T> values, Consumer<T> fields) {
        return write(() -> {
            json.writeArrayFieldStart(name);
            for (T value : values) {
                json.writeStartObject();
                fields.accept(value);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private JsonOut write(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

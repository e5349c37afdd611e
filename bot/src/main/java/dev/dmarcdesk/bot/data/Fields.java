package dev.dmarcdesk.bot.data;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The fields of a JSON object that [JsonText] wrote. What an older version did not know is
/// missing, and reads as what it would have been; what a newer version added is passed over.
///
/// @param node the object
public record Fields(JsonNode node) {
    /// Reads a text.
    ///
    /// @throws IOException when it is no JSON
    /// @throws IllegalArgumentException when it is no object
    public static Fields read(String text) throws IOException {
        return of(JsonTree.read(text));
    }

    private static Fields of(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("not an object");
        }
        return new Fields(node);
    }

    /// A text that is always written.
    ///
    /// @throws IllegalArgumentException when it is missing
    public String need(String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(name);
        }
        return value.textValue();
    }

    /// A text; empty when it is missing.
    public String text(String name) {
        return has(name) ? need(name) : "";
    }

    /// A number that is always written.
    ///
    /// @throws IllegalArgumentException when it is missing
    public int number(String name) {
        JsonNode value = node.path(name);
        if (!value.isNumber()) {
            throw new IllegalArgumentException(name);
        }
        return value.intValue();
    }

    /// Whether something is said to be so; missing is no.
    public boolean is(String name) {
        return node.path(name).booleanValue();
    }

    /// An instant; the epoch when it is missing.
    ///
    /// @throws java.time.DateTimeException when it is none
    public Instant instant(String name) {
        return has(name) ? Instant.parse(need(name)) : Instant.EPOCH;
    }

    /// Whether there is such a field.
    public boolean has(String name) {
        return node.has(name);
    }

    /// An object that is always written.
    ///
    /// @throws IllegalArgumentException when it is missing
    public Fields object(String name) {
        return of(node.path(name));
    }

    /// A list of objects; empty when it is missing.
    public <T> List<T> objects(String name, Function<Fields, T> reader) {
        var all = new ArrayList<T>();
        node.path(name).forEach(value -> all.add(reader.apply(of(value))));
        return all;
    }

    /// A list of texts; empty when it is missing.
    public List<String> texts(String name) {
        var all = new ArrayList<String>();
        for (JsonNode value : node.path(name)) {
            if (!value.isTextual()) {
                throw new IllegalArgumentException(name);
            }
            all.add(value.textValue());
        }
        return all;
    }

    /// The names of the fields, in order.
    public List<String> names() {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

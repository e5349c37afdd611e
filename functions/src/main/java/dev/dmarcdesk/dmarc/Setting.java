package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.text.Tag;

import java.util.Optional;

/// One tag of a record: not there, readable, or there without a readable value.
///
/// @param <T> what the value stands for
public sealed interface Setting<T> {
    /// The tag is not in the record.
    record Unset<T>() implements Setting<T> {}

    /// The tag has a value of its syntax.
    record Given<T>(T value, Tag tag) implements Setting<T> {}

    /// The tag is there, but its value is none: the default applies instead (RFC 9989 §4.8).
    record Broken<T>(Tag tag) implements Setting<T> {}

    /// The value, if it could be read.
    default Optional<T> read() {
        return switch (this) {
            case Given<T>(var value, _) -> Optional.of(value);
            case Unset<T> _, Broken<T> _ -> Optional.empty();
        };
    }

    /// The value, or what applies without one.
    default T or(T otherwise) {
        return read().orElse(otherwise);
    }

    /// The tag, when it is there but can not be read.
    default Optional<Tag> broken() {
        return this instanceof Broken<T>(var tag) ? Optional.of(tag) : Optional.empty();
    }
}

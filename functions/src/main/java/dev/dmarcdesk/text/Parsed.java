package dev.dmarcdesk.text;

import java.util.List;
import java.util.function.Function;

/// What came of reading a text: a value, perhaps with defects a receiver would overlook, or no
/// value and why.
///
/// Parsers never throw: bad input is an answer.
///
/// @param <T> what the text stands for
public sealed interface Parsed<T> {
    /// The places where the text departs from its grammar, in order.
    List<Defect> defects();

    /// Readable.
    ///
    /// @param value what the text stands for
    /// @param defects what was overlooked to read it; often empty
    record Valid<T>(T value, List<Defect> defects) implements Parsed<T> {
        public Valid {
            defects = List.copyOf(defects);
        }
    }

    /// Not readable.
    ///
    /// @param defects why; never empty
    record Invalid<T>(List<Defect> defects) implements Parsed<T> {
        public Invalid {
            defects = List.copyOf(defects);
        }
    }

    /// A value without defects.
    static <T> Parsed<T> valid(T value) {
        return new Valid<>(value, List.of());
    }

    /// No value, for one reason.
    static <T> Parsed<T> invalid(String expected, int start, int end) {
        return new Invalid<>(List.of(new Defect(expected, new Range(start, end))));
    }

    /// The same outcome for a value made from this one.
    default <R> Parsed<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Valid<T>(var value, var defects) -> new Valid<>(change.apply(value), defects);
            case Invalid<T>(var defects) -> new Invalid<>(defects);
        };
    }
}

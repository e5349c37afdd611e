package dev.dmarcdesk.watch;

import dev.dmarcdesk.dns.Answer;

import java.util.List;

/// What was seen of one aspect. "Nothing" is knowledge; "unknown" is none, and never a change.
public sealed interface Observed {
    /// Something is published.
    ///
    /// @param meaning what it says, in a spelling that the order, case and spacing of the records
    ///   do not touch, sorted; two of the same meaning are the same to mail
    /// @param records the records as published, bounded, in the order of their meaning; shown to
    ///   people, never compared
    record Published(List<String> meaning, List<String> records) implements Observed {
        public Published {
            meaning = List.copyOf(meaning);
            records = List.copyOf(records);
        }
    }

    /// It is known that nothing is published.
    record Nothing() implements Observed {}

    /// Nobody could look.
    ///
    /// @param reason the kind of failure
    record Unknown(Answer.Reason reason) implements Observed {}

    /// Whether something is known.
    default boolean isKnown() {
        return !(this instanceof Unknown);
    }

    /// Whether both are known and do not mean the same to mail.
    default boolean contradicts(Observed other) {
        return switch (this) {
            case Unknown _ -> false;
            case Nothing _ -> other instanceof Published;
            case Published(var meaning, _) ->
                    switch (other) {
                        case Unknown _ -> false;
                        case Nothing _ -> true;
                        case Published(var others, _) -> !meaning.equals(others);
                    };
        };
    }
}

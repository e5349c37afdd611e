package dev.dmarcdesk.whatif;

import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.whatif.Difference.Effect;

/// What a change does to mail.
sealed interface Consequence {
    /// A clause that can stand after a colon, without its full stop.
    Sentence words();

    /// Whether that is good.
    Effect effect();

    /// Something would be another way.
    record Changed(Sentence words, Effect effect) implements Consequence {}

    /// A finding would be over; told by itself, unless there is nothing else to tell.
    record Resolved(Sentence words) implements Consequence {
        @Override
        public Effect effect() {
            return Effect.BETTER;
        }
    }
}

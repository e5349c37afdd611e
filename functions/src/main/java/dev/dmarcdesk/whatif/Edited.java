package dev.dmarcdesk.whatif;

import dev.dmarcdesk.document.Sentence;

/// A record with changes made to it.
sealed interface Edited {
    /// The record as it will be.
    record Text(String text) implements Edited {}

    /// A change that can not be made.
    ///
    /// @param why in a sentence, for people
    record Impossible(Sentence why) implements Edited {}
}

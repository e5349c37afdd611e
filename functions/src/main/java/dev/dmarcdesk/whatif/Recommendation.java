package dev.dmarcdesk.whatif;

import dev.dmarcdesk.document.Tone;

/// Whether to publish it.
public enum Recommendation {
    /// It stands there already.
    NOTHING_TO_DO("already-published", Tone.NOTICE),
    PUBLISH("publish", Tone.GOOD),
    /// Only its owner knows whether something has to be done first.
    WITH_CARE("publish-with-care", Tone.WARNING),
    /// It would make something worse.
    DO_NOT_PUBLISH("do-not-publish", Tone.BAD),
    /// Too little could be looked up.
    UNKNOWN("unknown", Tone.UNKNOWN);

    private final String word;
    private final Tone tone;

    Recommendation(String word, Tone tone) {
        this.word = word;
        this.tone = tone;
    }

    /// The word for JSON.
    public String word() {
        return word;
    }

    /// How it is shown.
    Tone tone() {
        return tone;
    }
}

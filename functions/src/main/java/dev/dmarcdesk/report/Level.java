package dev.dmarcdesk.report;

import dev.dmarcdesk.document.Tone;

/// How a domain stands as a whole.
public enum Level {
    /// Nothing is wrong.
    GOOD("good", Tone.GOOD),
    /// Something should be better.
    ATTENTION("attention", Tone.WARNING),
    /// Something is broken or open to forgers.
    BAD("bad", Tone.BAD),
    /// A lookup that the verdict needs failed.
    UNKNOWN("unknown", Tone.UNKNOWN);

    private final String word;
    private final Tone tone;

    Level(String word, Tone tone) {
        this.word = word;
        this.tone = tone;
    }

    /// The word for JSON.
    public String word() {
        return word;
    }

    /// How it is shown.
    public Tone tone() {
        return tone;
    }
}

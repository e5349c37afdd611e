package dev.dmarcdesk.check;

import dev.dmarcdesk.document.Tone;

/// How much a finding matters, worst first.
public enum Severity {
    ERROR("error", Tone.BAD),
    WARNING("warning", Tone.WARNING),
    UNKNOWN("unknown", Tone.UNKNOWN),
    NOTICE("notice", Tone.NOTICE),
    GOOD("good", Tone.GOOD);

    private final String word;
    private final Tone tone;

    Severity(String word, Tone tone) {
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

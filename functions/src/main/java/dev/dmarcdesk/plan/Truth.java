package dev.dmarcdesk.plan;

import dev.dmarcdesk.document.Tone;

/// How much is known of a condition.
public enum Truth {
    /// It holds.
    MET("met", Tone.GOOD),
    /// It does not hold: until it does, nothing stricter is to be published.
    UNMET("unmet", Tone.BAD),
    /// The DNS did not answer.
    UNCHECKED("unchecked", Tone.UNKNOWN),
    /// Only the aggregate reports of the domain tell.
    REPORTS_TELL("only-reports-tell", Tone.NOTICE),
    /// Only the people of the domain know.
    OWNER_KNOWS("only-you-know", Tone.NOTICE);

    private final String word;
    private final Tone tone;

    Truth(String word, Tone tone) {
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

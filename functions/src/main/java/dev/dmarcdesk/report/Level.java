package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Tone;

import java.util.Comparator;
import java.util.List;

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

    /// How something stands of which no more is known than these findings.
    public static Level of(List<Advice> findings) {
        return switch (worst(findings)) {
            case ERROR -> BAD;
            case WARNING -> ATTENTION;
            case UNKNOWN -> UNKNOWN;
            case NOTICE, GOOD -> GOOD;
        };
    }

    private static Severity worst(List<Advice> findings) {
        return findings.stream()
                .map(Advice::severity)
                .min(Comparator.naturalOrder())
                .orElse(Severity.GOOD);
    }
}

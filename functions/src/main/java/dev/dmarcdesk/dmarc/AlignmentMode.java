package dev.dmarcdesk.dmarc;

/// How close an Authenticated Identifier must be to the Author Domain (RFC 9989 §3.2.10).
public enum AlignmentMode {
    /// The same Organizational Domain.
    RELAXED("r", "relaxed"),
    /// The very same name.
    STRICT("s", "strict");

    private final String letter;
    private final String word;

    AlignmentMode(String letter, String word) {
        this.letter = letter;
        this.word = word;
    }

    /// The letter in a record.
    public String letter() {
        return letter;
    }

    /// The word for people.
    public String word() {
        return word;
    }
}

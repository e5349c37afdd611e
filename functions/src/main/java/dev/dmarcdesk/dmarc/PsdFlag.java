package dev.dmarcdesk.dmarc;

/// What a record says about being a Public Suffix Domain's (RFC 9989 §4.7 psd).
public enum PsdFlag {
    /// It is one: the Organizational Domains are one label below.
    YES("y"),
    /// It is the Organizational Domain itself.
    NO("n"),
    /// Not said; the default.
    UNDECLARED("u");

    private final String letter;

    PsdFlag(String letter) {
        this.letter = letter;
    }

    /// The letter in a record.
    public String letter() {
        return letter;
    }
}

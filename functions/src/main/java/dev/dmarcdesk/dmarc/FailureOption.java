package dev.dmarcdesk.dmarc;

/// When to send a failure report (RFC 9989 §4.7 fo).
public enum FailureOption {
    /// When nothing produced an aligned pass; the default.
    ALL_FAILED("0"),
    /// When something did not produce an aligned pass.
    ANY_FAILED("1"),
    /// When a DKIM signature failed, aligned or not.
    DKIM_FAILED("d"),
    /// When SPF failed, aligned or not.
    SPF_FAILED("s");

    private final String letter;

    FailureOption(String letter) {
        this.letter = letter;
    }

    /// The letter in a record.
    public String letter() {
        return letter;
    }
}

package dev.dmarcdesk.dkim;

/// What stands at a selector, seen by a verifier.
public enum KeyStatus {
    /// Usable.
    VALID("valid"),
    /// Usable, but shorter than signers should use (RFC 8301 §3.2).
    WEAK("weak"),
    /// Usable, but the owner asks to treat its mail like unsigned mail (`t=y`).
    TESTING("testing"),
    /// Taken back by its owner.
    REVOKED("revoked"),
    /// Verifiers can not use it.
    INVALID("invalid"),
    /// Several records: which one a verifier takes is undefined (RFC 6376 §3.6.2.2).
    MULTIPLE("multiple");

    private final String word;

    KeyStatus(String word) {
        this.word = word;
    }

    /// The word for JSON.
    public String word() {
        return word;
    }

    /// Whether a signature made with it can verify.
    public boolean verifies() {
        return this == VALID || this == WEAK || this == TESTING;
    }
}

package dev.dmarcdesk.dkim;

import java.util.Locale;

/// The kinds of key that `k=` may name.
public enum KeyType {
    /// RFC 6376 §3.6.1, the default.
    RSA,
    /// RFC 8463 §4.
    ED25519,
    /// A word that no verifier knows: such records are ignored.
    UNKNOWN;

    static KeyType of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "rsa" -> RSA;
            case "ed25519" -> ED25519;
            default -> UNKNOWN;
        };
    }
}

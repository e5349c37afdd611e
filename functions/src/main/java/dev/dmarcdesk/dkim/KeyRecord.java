package dev.dmarcdesk.dkim;

import dev.dmarcdesk.text.Tag;

import java.util.List;

/// A DKIM key record (RFC 6376 §3.6.1).
///
/// @param text as published
/// @param tags its pairs, in the order written
/// @param key the key itself
/// @param testing `t=y`: mail signed with it is to be treated like unsigned mail
/// @param strict `t=s`: the domain of `i=` must be the very `d=`
/// @param flaws why verifiers can not use it; empty when they can, and for a revoked key
public record KeyRecord(
        String text,
        List<Tag> tags,
        KeyMaterial key,
        boolean testing,
        boolean strict,
        List<KeyFlaw> flaws) {
    /// Signatures made with shorter RSA keys must not be taken as valid (RFC 8301 §3.2).
    static final int SHORTEST_RSA = 1024;

    /// What signers should use at least (RFC 8301 §3.2).
    static final int GOOD_RSA = 2048;

    public KeyRecord {
        tags = List.copyOf(tags);
        flaws = List.copyOf(flaws);
    }

    /// What the record is worth to a verifier.
    public KeyStatus status() {
        if (!flaws.isEmpty()) {
            return KeyStatus.INVALID;
        }
        return switch (key) {
            case KeyMaterial.Revoked _ -> KeyStatus.REVOKED;
            case KeyMaterial.Unreadable _ -> KeyStatus.INVALID;
            case KeyMaterial.Ed25519 _ -> testing ? KeyStatus.TESTING : KeyStatus.VALID;
            case KeyMaterial.Rsa(int bits, _) -> rsa(bits);
        };
    }

    private KeyStatus rsa(int bits) {
        if (bits < SHORTEST_RSA) {
            return KeyStatus.INVALID;
        }
        if (testing) {
            return KeyStatus.TESTING;
        }
        return bits < GOOD_RSA ? KeyStatus.WEAK : KeyStatus.VALID;
    }
}

package dev.dmarcdesk.dkim;

import dev.dmarcdesk.dkim.KeyFlaw.Kind;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// Reads the value of `p=`: base64 with white space anywhere in it (RFC 6376 §2.10, §3.6.1).
///
/// @param key what it holds
/// @param flaws why nothing can be read; at most one
record PublicKeyText(KeyMaterial key, List<Kind> flaws) {
    private static final int ED25519_OCTETS = 32;
    private static final byte[] ED25519_HEAD = {
        0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
    };

    PublicKeyText {
        flaws = List.copyOf(flaws);
    }

    /// Reads the value for a kind of key; an empty value is a revoked key of any kind.
    static PublicKeyText read(String value, KeyType type) {
        var base64 = Base64Text.of(value);
        if (base64.isEmpty()) {
            return new PublicKeyText(new KeyMaterial.Revoked(), List.of());
        }
        if (!base64.isWellFormed()) {
            return flawed(Kind.BASE64);
        }
        // A single digit left over carries no octet: with DER the length inside tells whether
        // something is missing.
        byte[] octets = base64.octets();
        return switch (type) {
            case RSA -> rsa(octets, base64.text(), base64.hasOddDigit());
            case ED25519 -> ed25519(octets, base64.text());
            case UNKNOWN -> new PublicKeyText(new KeyMaterial.Unreadable(), List.of());
        };
    }

    private static PublicKeyText rsa(byte[] octets, String base64, boolean oddDigit) {
        for (String key : bareEd25519(octets)) {
            return flawed(new KeyMaterial.Ed25519(key), Kind.ED25519_UNNAMED);
        }
        return switch (RsaDer.read(octets)) {
            case RsaDer.Reading.Cut _ -> flawed(Kind.TRUNCATED);
            case RsaDer.Reading.Other _ -> flawed(Kind.NOT_RSA);
            case RsaDer.Reading.Modulus(int bits, _, _) ->
                    oddDigit
                            ? flawed(Kind.BASE64)
                            : new PublicKeyText(new KeyMaterial.Rsa(bits, base64), List.of());
        };
    }

    private static PublicKeyText ed25519(byte[] octets, String base64) {
        if (octets.length == ED25519_OCTETS) {
            return new PublicKeyText(new KeyMaterial.Ed25519(base64), List.of());
        }
        for (String key : bareEd25519(octets)) {
            return flawed(new KeyMaterial.Ed25519(key), Kind.ED25519_WRAPPED);
        }
        return RsaDer.read(octets) instanceof RsaDer.Reading.Modulus(int bits, _, _)
                ? flawed(new KeyMaterial.Rsa(bits, base64), Kind.RSA_MISNAMED)
                : flawed(Kind.ED25519_LENGTH);
    }

    /// The key alone, also out of its SubjectPublicKeyInfo (RFC 8410 §4); none when it is no such
    /// key.
    private static List<String> bareEd25519(byte[] octets) {
        int head = octets.length - ED25519_OCTETS;
        boolean wrapped =
                head == ED25519_HEAD.length
                        && Arrays.equals(octets, 0, head, ED25519_HEAD, 0, head);
        return head == 0 || wrapped
                ? List.of(
                        Base64.getEncoder()
                                .encodeToString(Arrays.copyOfRange(octets, head, octets.length)))
                : List.of();
    }

    private static PublicKeyText flawed(KeyMaterial key, Kind flaw) {
        return new PublicKeyText(key, List.of(flaw));
    }

    private static PublicKeyText flawed(Kind flaw) {
        return flawed(new KeyMaterial.Unreadable(), flaw);
    }
}

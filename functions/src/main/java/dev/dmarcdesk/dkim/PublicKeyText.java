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
        String base64 = withoutSpace(value);
        if (base64.isEmpty()) {
            return new PublicKeyText(new KeyMaterial.Revoked(), List.of());
        }
        int digits = digits(base64);
        String padding = base64.substring(digits);
        if (!padding.isEmpty() && !padding.equals("=") && !padding.equals("==")) {
            return flawed(Kind.BASE64);
        }
        // A single digit left over carries no octet: with DER the length inside tells whether
        // something is missing.
        byte[] octets =
                Base64.getDecoder()
                        .decode(base64.substring(0, digits % 4 == 1 ? digits - 1 : digits));
        return switch (type) {
            case RSA -> rsa(octets, base64, digits % 4 == 1);
            case ED25519 -> ed25519(octets, base64);
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
            case RsaDer.Reading.Modulus(int bits) ->
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
        return RsaDer.read(octets) instanceof RsaDer.Reading.Modulus(int bits)
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

    /// Where `value` first departs from base64, -1 when its padding alone is wrong.
    static int firstWrong(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!isDigit(c) && !isSpace(c) && c != '=') {
                return i;
            }
        }
        return -1;
    }

    private static int digits(String base64) {
        int at = 0;
        while (at < base64.length() && isDigit(base64.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return isIn('A', c, 'Z') || isIn('a', c, 'z') || isIn('0', c, '9') || c == '+' || c == '/';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isIn(char first, char c, char last) {
        return first <= c && c <= last;
    }

    private static String withoutSpace(String value) {
        var kept = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!isSpace(c)) {
                kept.append(c);
            }
        }
        return kept.length() == value.length() ? value : kept.toString();
    }
}

package dev.dmarcdesk.dkim;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Random;

/// Public keys for tests: the right shape, and no key anybody has.
public final class Keys {
    private Keys() {}

    /// An RSA key as signers publish it, base64 of a SubjectPublicKeyInfo.
    public static String rsa(int bits) {
        byte[] algorithm = {
            0x30,
            0x0d,
            0x06,
            0x09,
            0x2a,
            (byte) 0x86,
            0x48,
            (byte) 0x86,
            (byte) 0xf7,
            0x0d,
            0x01,
            0x01,
            0x01,
            0x05,
            0x00
        };
        byte[] key = join(new byte[] {0}, bareRsaDer(bits));
        return base64(der(0x30, join(algorithm, der(0x03, key))));
    }

    /// The same as the bare RSAPublicKey of PKCS #1.
    static String bareRsa(int bits) {
        return base64(bareRsaDer(bits));
    }

    /// An Ed25519 key: 32 octets.
    static String ed25519() {
        return base64(octets(32));
    }

    /// An Ed25519 key with the ASN.1 that does not belong there.
    static String wrappedEd25519() {
        byte[] head = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
        return base64(join(head, octets(32)));
    }

    static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    static byte[] der(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else if (content.length < 0x100) {
            out.write(0x81);
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] bareRsaDer(int bits) {
        byte[] modulus = octets((bits + 7) / 8);
        int highest = (bits - 1) % 8;
        modulus[0] = (byte) ((modulus[0] & ((1 << highest) - 1)) | (1 << highest));
        byte[] signed = highest == 7 ? join(new byte[] {0}, modulus) : modulus;
        return der(0x30, join(der(0x02, signed), der(0x02, new byte[] {1, 0, 1})));
    }

    static byte[] join(byte[] first, byte[] second) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    private static byte[] octets(int count) {
        var octets = new byte[count];
        new Random(count).nextBytes(octets);
        return octets;
    }
}

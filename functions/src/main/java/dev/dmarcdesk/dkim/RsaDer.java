package dev.dmarcdesk.dkim;

import java.math.BigInteger;

/// Reads an RSA key out of DER: a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), which is what signers
/// publish, or the bare RSAPublicKey inside it, which is what RFC 6376 §3.6.1 asks for.
///
/// Only this shape is read, so a small reader of our own tells a cut key from a wrong one, which a
/// library's exception does not.
final class RsaDer {
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int SEQUENCE = 0x30;
    private static final byte[] RSA_ENCRYPTION = {
        0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01
    };

    /// What the octets are.
    sealed interface Reading {
        /// A key.
        ///
        /// @param bits the length of the modulus
        record Modulus(int bits, BigInteger modulus, BigInteger exponent) implements Reading {}

        /// The beginning of a key whose end is missing.
        record Cut() implements Reading {}

        /// Something else.
        record Other() implements Reading {}
    }

    private static final Reading CUT = new Reading.Cut();
    private static final Reading OTHER = new Reading.Other();
    private static final int NO_LENGTH = -1;

    private final byte[] octets;
    private int at;
    private int length = NO_LENGTH;

    private RsaDer(byte[] octets) {
        this.octets = octets;
    }

    static Reading read(byte[] octets) {
        return new RsaDer(octets).key();
    }

    private Reading key() {
        if (!enter(SEQUENCE)) {
            return length > octets.length - at ? CUT : OTHER;
        }
        if (at + length != octets.length) {
            return OTHER;
        }
        boolean wrapped = isNext(SEQUENCE);
        if (wrapped && !(algorithm() && enter(BIT_STRING) && noUnusedBits() && enter(SEQUENCE))) {
            return OTHER;
        }
        return modulusAndExponent();
    }

    private boolean algorithm() {
        if (!enter(SEQUENCE) || length < RSA_ENCRYPTION.length) {
            return false;
        }
        for (int i = 0; i < RSA_ENCRYPTION.length; i++) {
            if (octets[at + i] != RSA_ENCRYPTION[i]) {
                return false;
            }
        }
        at += length;
        return true;
    }

    private boolean noUnusedBits() {
        return at < octets.length && octets[at++] == 0;
    }

    private Reading modulusAndExponent() {
        if (!enter(INTEGER)) {
            return OTHER;
        }
        int start = at;
        int end = at + length;
        while (at < end && octets[at] == 0) {
            at++;
        }
        int bits =
                at == end
                        ? 0
                        : (end - at) * 8 + 24 - Integer.numberOfLeadingZeros(octets[at] & 0xff);
        at = end;
        if (bits == 0 || !enter(INTEGER) || length == 0) {
            return OTHER;
        }
        return new Reading.Modulus(
                bits,
                new BigInteger(1, octets, start, end - start),
                new BigInteger(1, octets, at, length));
    }

    private boolean isNext(int tag) {
        return at < octets.length && octets[at] == tag;
    }

    /// Passes the head of a value of that tag, when its `length` octets of content are all there.
    private boolean enter(int tag) {
        if (!isNext(tag)) {
            length = NO_LENGTH;
            return false;
        }
        at++;
        length = readLength();
        return length != NO_LENGTH && length <= octets.length - at;
    }

    private int readLength() {
        if (at >= octets.length) {
            return NO_LENGTH;
        }
        int first = octets[at++] & 0xff;
        int count = first & 0x7f;
        if (first < 0x80) {
            return first;
        }
        if (count == 0 || count > 3 || count > octets.length - at) {
            return NO_LENGTH;
        }
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << 8) + (octets[at++] & 0xff);
        }
        return value;
    }
}

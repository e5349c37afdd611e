package dev.dmarcdesk.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Octets of a file, one char each, as the characters they stand for, and back.
final class Octets {
    private Octets() {}

    /// The characters of a file: UTF-16 with or without a byte order mark, UTF-8, or where it is
    /// neither, one character an octet.
    static String characters(String octets, RepairLog log) {
        byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
        if (isUtf16(octets)) {
            log.note(Repair.Kind.ENCODING, 1, "a file in UTF-16");
            boolean little = octets.startsWith("\u00ff\u00fe") || octets.indexOf('\0') == 1;
            return new String(bytes, charset(little));
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\ufffd') < 0 ? text : octets;
    }

    /// Whether every octet is of ASCII.
    static boolean areAscii(String octets) {
        for (int i = 0; i < octets.length(); i++) {
            if (octets.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static Charset charset(boolean little) {
        return little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    /// Whether a file is in UTF-16: a byte order mark says so, or every other octet of its
    /// beginning is zero, as of ASCII.
    static boolean isUtf16(String octets) {
        if (octets.startsWith("\u00ff\u00fe") || octets.startsWith("\u00fe\u00ff")) {
            return true;
        }
        int first = octets.indexOf('\0');
        int end = Math.min(octets.length() & ~1, 64);
        if (first < 0 || first > 1 || end < 4) {
            return false;
        }
        for (int i = 0; i < end; i++) {
            if ((octets.charAt(i) == 0) != (i % 2 == first)) {
                return false;
            }
        }
        return true;
    }

    /// Characters in UTF-8, as RFC 6532 has them in a header, one char an octet.
    static String of(String characters) {
        return new String(characters.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}

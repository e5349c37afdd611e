package dev.dmarcdesk.mail;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Undoes quoted-printable (RFC 2045 §6.7) around a whole header, as the source of a message has it
/// that quotes another one.
///
/// Only where it is unmistakable: headers are full of equals signs, so when every one of them is
/// followed by two hexadecimal digits or ends its line, and several stand for an equals sign, they
/// are no tags of a header. One that is not decides against it.
final class QuotedPrintable {
    private static final int ENOUGH = 2;

    private QuotedPrintable() {}

    /// The text that was encoded, or the same text.
    ///
    /// @param text a header, perhaps with a body
    static String undo(String text, RepairLog log) {
        int count = count(text);
        if (count == 0) {
            return text;
        }
        log.note(Repair.Kind.ENCODING, count, "quoted-printable codes, such as =3D for =");
        var octets = new StringBuilder(text.length());
        int at = 0;
        int equals = text.indexOf('=');
        while (equals >= 0) {
            octets.append(Octets.of(text.substring(at, equals)));
            boolean soft = isLineEnd(text, equals + 1);
            if (!soft) {
                octets.append((char) HexFormat.fromHexDigits(text, equals + 1, equals + 3));
            }
            at = Math.min(equals + (soft ? 2 : 3), text.length());
            equals = text.indexOf('=', at);
        }
        octets.append(Octets.of(text.substring(at)));
        byte[] bytes = octets.toString().getBytes(StandardCharsets.ISO_8859_1);
        return new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /// Whether a text is encoded.
    static boolean isIn(String text) {
        return count(text) > 0;
    }

    /// How many codes there are; none when the text is not encoded.
    private static int count(String text) {
        int count = 0;
        int signs = 0;
        for (int at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
            boolean isSign = text.startsWith("=3D", at);
            if (!isSign && !isLineEnd(text, at + 1) && !isCode(text, at + 1)) {
                return 0;
            }
            signs += isSign ? 1 : 0;
            count++;
        }
        return signs >= ENOUGH ? count : 0;
    }

    private static boolean isLineEnd(String text, int at) {
        return at >= text.length() || text.charAt(at) == '\n' || text.startsWith("\r\n", at);
    }

    private static boolean isCode(String text, int at) {
        return at + 1 < text.length()
                && isHexDigit(text.charAt(at))
                && isHexDigit(text.charAt(at + 1));
    }

    private static boolean isHexDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
    }
}

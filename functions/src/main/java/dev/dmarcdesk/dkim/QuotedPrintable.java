package dev.dmarcdesk.dkim;

/// The quoted-printable of tag values (RFC 6376 §2.11): `=3B` for an octet, white space for
/// nothing.
final class QuotedPrintable {
    private static final int RADIX = 16;

    private QuotedPrintable() {}

    /// The octets, one char each; an `=` that begins none stays.
    static String decode(String text) {
        var decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' && isOctet(text, i + 1)) {
                decoded.append((char) Integer.parseInt(text, i + 1, i + 3, RADIX));
                i += 2;
            } else if (" \t\r\n".indexOf(c) < 0) {
                decoded.append(c);
            }
        }
        return decoded.toString();
    }

    private static boolean isOctet(String text, int at) {
        return at + 1 < text.length() && isHex(text.charAt(at)) && isHex(text.charAt(at + 1));
    }

    private static boolean isHex(char c) {
        return "0123456789ABCDEFabcdef".indexOf(c) >= 0;
    }
}

package dev.dmarcdesk.mail;

import java.net.InetAddress;

/// An IP address as trace fields write it (RFC 5321 §4.1.3): `IPv6:` before it or not, a zone or a
/// port behind it or not.
final class AddressLiteral {
    private static final String PREFIX = "ipv6:";
    private static final int LONGEST = 60;

    private AddressLiteral() {}

    /// The bare address.
    ///
    /// @param written without brackets
    /// @return the address as it was written there; empty when it is none
    static String read(String written) {
        if (written.length() > LONGEST) {
            return "";
        }
        boolean prefixed = written.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
        String text = before(prefixed ? written.substring(PREFIX.length()) : written, '%');
        String bare =
                text.indexOf('.') > 0 && text.indexOf(':') == text.lastIndexOf(':')
                        ? before(text, ':')
                        : text;
        return isAddress(bare) ? bare : "";
    }

    private static String before(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    /// What looks like neither is not tried: the forms with fewer numbers are nobody's today.
    private static boolean isAddress(String text) {
        int dots = 0;
        int colons = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            dots += c == '.' ? 1 : 0;
            colons += c == ':' ? 1 : 0;
            if (!isOfAddress(c)) {
                return false;
            }
        }
        if (dots != 3 && colons < 2) {
            return false;
        }
        try {
            return InetAddress.ofLiteral(text).getAddress().length > 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isOfAddress(char c) {
        return c == '.' || c == ':' || (c < 0x80 && Character.digit(c, 16) >= 0);
    }
}

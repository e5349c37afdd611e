package dev.dmarcdesk.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A URI (RFC 3986) as records carry them, taken apart as far as their rules go.
///
/// @param text as written
/// @param scheme in lower case, such as `https`
/// @param host whom it leads to: the host behind `//`, or that of a mail address; empty when there
///   is none that the DNS could know
/// @param path what follows the host, without query and fragment
public record Uri(String text, String scheme, String host, String path) {
    private static final Pattern PARTS =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*+):(//([^/?#]*+))?([^?#]*+)(.*+)");

    /// What may stand in a URI besides letters, digits and octets as `%41` (§2.2 and §2.3); comma
    /// and semicolon are left out, because records need them for themselves.
    private static final String MARKS = "-._~:/?#[]@!$&'()*+=";

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9_-]{1,63}+(?:\\.[A-Za-z0-9_-]{1,63}+)*+\\.?");

    private static final int LONGEST_NAME = 253;

    /// Reads one.
    ///
    /// @return the URI; nothing when the text is none
    public static Optional<Uri> parse(String text) {
        var parts = PARTS.matcher(text);
        if (!isSpelt(text) || !parts.matches()) {
            return Optional.empty();
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        String path = parts.group(4);
        if (parts.group(3) == null) {
            return Optional.of(new Uri(text, scheme, addressHost(scheme, path), path));
        }
        return Optional.of(new Uri(text, scheme, host(parts.group(3)), path));
    }

    private static boolean isSpelt(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean octet = c == '%' && isHex(text, i + 1) && isHex(text, i + 2);
            if (!octet && !isLetterOrDigit(c) && MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && "0123456789abcdefABCDEF".indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /// The domain of `local@domain` (RFC 6068 §2).
    private static String addressHost(String scheme, String path) {
        int at = path.lastIndexOf('@');
        return scheme.equals("mailto") && at > 0 ? known(path.substring(at + 1)) : "";
    }

    /// The host of an authority: what follows the user and precedes the port.
    private static String host(String authority) {
        String place = authority.substring(authority.lastIndexOf('@') + 1);
        int port = place.lastIndexOf(':');
        boolean number =
                port >= 0 && place.substring(port + 1).chars().allMatch(c -> c >= '0' && c <= '9');
        return known(number ? place.substring(0, port) : place);
    }

    private static String known(String host) {
        return host.length() <= LONGEST_NAME && HOST.matcher(host).matches()
                ? host.toLowerCase(Locale.ROOT)
                : "";
    }
}

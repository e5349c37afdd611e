package dev.dmarcdesk.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The tag `v=…` that tells the records of one standard from all others at the same name.
///
/// @param value what must follow the `v=`, letter by letter, such as `TLSRPTv1`
/// @param blanks whether white space may stand around the equals sign: BIMI allows it (§4.3 v),
///   TLS-RPT and MTA-STS do not (RFC 8460 §3, RFC 8461 §3.1)
public record VersionTag(String value, boolean blanks) {
    /// How the versions of the standards begin that publish TXT records for mail.
    private static final Set<String> STANDARDS =
            Set.of("spf", "dmarc", "dkim", "sts", "tlsrpt", "bimi");

    private static final Pattern NUMBER = Pattern.compile("v?\\d+$");
    private static final Pattern DAMAGE = Pattern.compile("[^a-z0-9]");

    /// Nobody puts more before a version by mistake.
    private static final int BEGINNING = 64;

    /// Whether a text begins with the tag, and nothing else stands in it.
    public boolean opens(String text) {
        return end(text) > 0;
    }

    /// Where what follows the tag begins: at its semicolon or the end of the text; 0 when the text
    /// does not begin with the tag.
    public int end(String text) {
        var cursor = new Cursor(text);
        boolean named = text.startsWith("v") && cursor.skip("v");
        skipBlanks(cursor);
        boolean equals = named && cursor.skip("=");
        skipBlanks(cursor);
        if (!equals || !text.startsWith(value, cursor.position())) {
            return 0;
        }
        int end = cursor.position() + value.length();
        int rest = end;
        while (rest < text.length() && isBlank(text.charAt(rest))) {
            rest++;
        }
        return rest == text.length() || text.charAt(rest) == ';' ? end : 0;
    }

    /// Whether a text that does not begin with the tag was meant to: its beginning has the name of
    /// the standard in it, or it has the standard's own tag and no other standard's name.
    ///
    /// @param tag the tag that every record of the standard has, such as `rua`
    public boolean isMeantBy(String text, String tag) {
        if (opens(text)) {
            return false;
        }
        int semicolon = text.indexOf(';');
        int first = Math.min(semicolon < 0 ? text.length() : semicolon, BEGINNING);
        String beginning =
                DAMAGE.matcher(text.substring(0, first).toLowerCase(Locale.ROOT)).replaceAll("");
        if (beginning.contains(stem())) {
            return true;
        }
        boolean others =
                STANDARDS.stream()
                        .anyMatch(standard ->
                                beginning.startsWith("v" + standard)
                                        || beginning.startsWith(standard));
        return !others
                && TagList.parse(text).tags().stream()
                        .anyMatch(pair -> pair.name().equalsIgnoreCase(tag));
    }

    /// The version's name without its number: `tlsrpt` of `TLSRPTv1`.
    private String stem() {
        return NUMBER.matcher(value.toLowerCase(Locale.ROOT)).replaceFirst("");
    }

    /// The tag as it is to be published.
    @Override
    public String toString() {
        return "v=" + value;
    }

    private void skipBlanks(Cursor cursor) {
        cursor.takeWhile(c -> blanks && isBlank(c));
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }
}

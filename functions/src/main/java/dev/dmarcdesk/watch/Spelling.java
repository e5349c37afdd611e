package dev.dmarcdesk.watch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The parts of records that can be written in several ways, each in one.
final class Spelling {
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n]+");
    private static final Pattern BEFORE_SIZE = Pattern.compile("[ \\t]*!(?=[^!]*$)");
    private static final Pattern AUTHORITY = Pattern.compile("(//(?:[^/?#]*@)?)([^@/?#]*)(.*)");
    private static final String MAILTO = "mailto:";

    private Spelling() {}

    /// With one blank where there were several, and none at the ends.
    static String folded(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    /// Without any blank.
    static String closed(String text) {
        return BLANKS.matcher(text).replaceAll("");
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// A list of tags: the version, then the others in the order given.
    static String record(String version, List<String> pieces) {
        return pieces.isEmpty() ? version : version + "; " + String.join("; ", pieces);
    }

    /// A list whose order says nothing and whose words are read in any case.
    static String words(String list, String separator) {
        return Arrays.stream(list.split(separator, -1))
                .map(word -> lower(word.strip()))
                .sorted()
                .collect(Collectors.joining(separator));
    }

    /// A list of URIs whose order says nothing.
    static String uris(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(Spelling::uri)
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
    }

    /// A URI: its scheme and its host are read in any case (RFC 3986 §6.2.2.1), an address before
    /// the `@` is not (RFC 5321 §2.4).
    static String uri(String text) {
        String uri = BEFORE_SIZE.matcher(text.strip()).replaceFirst("!");
        int colon = uri.indexOf(':') + 1;
        String scheme = lower(uri.substring(0, colon));
        String rest = uri.substring(colon);
        return scheme + (scheme.equals(MAILTO) ? address(rest) : located(rest));
    }

    /// The domain, and behind it the size that older receivers look at.
    private static String address(String address) {
        int question = address.indexOf('?');
        int end = question < 0 ? address.length() : question;
        int at = address.lastIndexOf('@', end) + 1;
        return at == 0
                ? address
                : address.substring(0, at)
                        + lower(address.substring(at, end))
                        + address.substring(end);
    }

    private static String located(String rest) {
        var parts = AUTHORITY.matcher(rest);
        return parts.matches() ? parts.group(1) + lower(parts.group(2)) + parts.group(3) : rest;
    }
}
